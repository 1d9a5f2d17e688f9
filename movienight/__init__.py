"""MovieNight: ten films for two people on one sofa."""

__version__ = "0.1.0"
