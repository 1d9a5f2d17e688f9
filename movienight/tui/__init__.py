"""The app: parse keys, call the evening once, show. Widgets know films and suggestions, never the engine."""
