"""One Plotly figure, redrawn in place, with what stands around it.

data     key: which of the page's figures; the figure itself comes over the live channel, see
         `pages.ui.figures` for what is in it
"""

from pages.ui.components import part

plot = part("plot", isolate_styles=False)
