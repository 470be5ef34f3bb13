"""What left before, by who took it."""
