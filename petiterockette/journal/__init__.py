"""The sealed journal: entries, chains, heads told outside, and the seals themselves."""
