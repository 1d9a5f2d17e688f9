"""Ways to hide what people loved, one per file."""
