"""The pieces of the screens. They know films and suggestions, never the engine."""
