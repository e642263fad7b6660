"""`/derivation`: the closed form, line by line."""
