"""Each measure against numbers worked out by hand."""
