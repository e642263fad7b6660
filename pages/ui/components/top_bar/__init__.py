"""The top bar: the pages, as links that carry the problem, the language, and a menu.

data      title, label; page: path of this one; pages [[path, title], ...]; language,
          language_label, languages [[code, BCP 47 tag, name], ...];
          shared: the URL parameters that go along
          menu: words of what it offers, see `menu.js`
go        trigger: path of the page to go to       language  trigger: a code
"""

from pages.ui.components import part

top_bar = part("top_bar")
