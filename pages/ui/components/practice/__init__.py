"""What the browser alone knows of practice: a reader's progress, and which task comes next.

data     nothing: all that is shown stands in the page's blocks, see `pages.practice`
"""

from pages.ui.components import part

practice = part("practice", isolate_styles=False)
