"""The five views of the gradient page: values to figures and words."""
