"""One vector, a row a class: a bar to drag and a field to type in, or to paste a vector into.

data     vector: "x" or "y"; everything else comes over the live channel, see
         `pages.ui.editor.editor_state`
"""

from pages.ui.components import part

editor = part("editor")
