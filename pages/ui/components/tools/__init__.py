"""What changes the whole problem: classes, undo, examples; and what is rarely needed, folded.

All of it comes over the live channel, see `pages.ui.editor.editor_state`.
"""

from pages.ui.components import part

tools = part("tools")
