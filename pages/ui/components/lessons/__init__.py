"""The page of lessons in the browser: how far the reader is in each, and a teacher's file.

data     nothing: all that is shown stands in the page's blocks, see `pages.lessons`
"""

from pages.ui.components import part

lessons = part("lessons", isolate_styles=False)
