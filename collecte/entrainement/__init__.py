"""Training at counters: a true gesture undone to the last row, and who learned what."""
