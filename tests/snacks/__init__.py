"""Which recipe for which film."""
