"""One file per screen: what it holds, and which method answers which act (`act_film_seen`)."""
