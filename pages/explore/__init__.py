"""`/`: edit x and y, and see s, the loss and the gradient at once."""
