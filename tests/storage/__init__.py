"""What is kept on disk: indexes, the library, and the lock on the home."""
