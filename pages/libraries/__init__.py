"""`/libraries`: Python beside PyTorch, and what libraries return. URL: see `settings`."""

from pages.libraries.settings import SETTINGS, make
from pages.ui.page import Page
from pages.ui.text import N_

PAGE = Page(
    package=__name__,
    path="libraries",
    title=N_("Libraries"),
    invitation=N_("what PyTorch, TensorFlow, Keras, JAX and scikit-learn return for it"),
    settings=SETTINGS,
    make=make,
    files=("libraries.md", "companion_numpy.py", "companion_torch.py"),
)
