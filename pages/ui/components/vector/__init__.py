"""The fields of one vector: typed, stepped by arrow keys, or pasted as a whole.

data     fields: name "x" or "y"; label, names: accessible names; values: canonical texts;
         errors {entry: message}; text, text_label, help, text_max, error: of the field for the
         whole vector; step, min, max: of the arrow keys; seq: last edit that the server has
         answered; force: where it changes, the fields take the server's values
edit     {seq, force, texts: [k texts]} or {seq, force, paste: text}
"""

from pathlib import Path

from pages.ui.components import part

vector = part(Path(__file__).parent)
