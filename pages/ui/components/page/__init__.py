"""Names session and page to the server; all that the page shows comes from there.

data     token of the session, page: its path, run: another one each time that Streamlit runs
"""

from pages.ui.components import part

page = part("page", isolate_styles=False)
