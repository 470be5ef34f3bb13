"""A base of Oressource brought in: its words decided, tried, written, reconciled to the gram."""
