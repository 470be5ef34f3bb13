"""Home pick-ups: requests, the public form, rounds and their stops."""
