"""One Plotly figure, redrawn in place, with what stands around it.

The figure itself comes with the live values; see `pages.ui.figures` for what is in it.

data     key: which of the page's figures; colours {light, dark}: what the figure's colour
         names stand for; config: Plotly's own; words: of the part's buttons
act      {seq, context, and one of: value (a mark let go), at [x, y] (a point moved), step (a
         step of a path taken)}
"""

from pathlib import Path

from pages.ui.components import part

plot = part(Path(__file__).parent, isolate_styles=False)
