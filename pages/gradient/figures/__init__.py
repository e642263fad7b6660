"""Figures that only the gradient page has; what all pages share is in `pages.ui.figures`."""
