"""`/gradient`: how the gradient changes."""
