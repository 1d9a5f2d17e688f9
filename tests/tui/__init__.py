"""The app: renderables without it, screens and acts with it, on the starter pack."""
