"""Which recipe goes with which film."""
