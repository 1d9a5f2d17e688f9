"""From a taste to ten films: scorers, candidates, features, ranker, two people, reasons. Arrays only."""
