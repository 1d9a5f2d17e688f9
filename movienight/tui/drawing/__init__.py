"""What the widgets draw: pure functions from values to styled text, tested without an app."""
