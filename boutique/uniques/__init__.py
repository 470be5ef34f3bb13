"""Things alone of their kind, and labels: priced, kept for somebody, marked down, fetched."""
