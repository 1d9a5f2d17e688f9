"""What lies on disk: the catalogue, people's library, and indexes of arrays."""
