"""PyTorch itself, where it can be imported, in a process of its own."""
