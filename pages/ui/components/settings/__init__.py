"""A row of settings: lists, texts and boxes to tick, each a URL parameter.

data     fields [{name, label, kind: "choice", "text" or "ticks", value, options [[value, label]],
         hint, error}]; label: of the whole row
change   {seq, name, text}: a setting, as the URL would say it; "" for its default
"""

from pathlib import Path

from pages.ui.components import part

settings = part(Path(__file__).parent)
