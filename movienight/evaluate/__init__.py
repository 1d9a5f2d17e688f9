"""How good it is, measured with the code that serves."""
