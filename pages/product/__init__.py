"""`/product`: row vector times Jacobian."""
