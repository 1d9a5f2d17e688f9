"""Each baseline against its contract, numbers worked out by hand, and its slow twin."""
