"""The screens of the lab: a short file a page; what they share is in `pages.ui`."""
