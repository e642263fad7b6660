"""One vector: a bar for each entry to drag, fields to type in, or pasted as a whole.

data     fields: name "x" or "y"; label, names: accessible names; values: canonical texts;
         errors {entry: message}; text, text_label, help, text_max, error: of the field for the
         whole vector; step, min, max: of the arrow keys; seq: last edit that the server has
         answered; force: where it changes, the fields take the server's values; bars: what
         `pages.ui.hands.bars` tells
edit     see `pages.ui.wire`

vector.js holds the fields, bars.js the bars, sender.js what goes to the server and when.
"""

from pathlib import Path

from pages.ui.components import part

vector = part(Path(__file__).parent)
