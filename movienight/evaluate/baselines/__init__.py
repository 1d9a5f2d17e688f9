"""What any recommender has to beat, as scorers trained from ratings alone."""
