"""Reports of evaluations whose numbers were worked out by hand."""
