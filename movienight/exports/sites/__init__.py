"""What each site's files look like."""
