"""One vector: a bar for each entry to drag, fields to type in, or pasted as a whole.

data     vector: "x" or "y"; everything else comes over the live channel, see
         `pages.ui.editor.editor_state`
"""

from pages.ui.components import part

editor = part("editor")
