"""One evening without a terminal: what two people can do, and what it does."""
