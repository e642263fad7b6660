"""One Plotly figure, redrawn in place. The figure itself comes with the live values.

data     key: which of the page's figures; colours {light, dark}: what the figure's colour
         names stand for; config: Plotly's own
"""

from pathlib import Path

from pages.ui.components import part

plot = part(Path(__file__).parent, isolate_styles=False)
