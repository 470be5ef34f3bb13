"""The examination of a base, as people read it in a terminal, and as programs keep it."""
