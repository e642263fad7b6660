"""What the lab knows: no screen, only the mathematics."""
