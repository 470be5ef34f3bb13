"""The ledger: bons, lines, movements and their sums, and the one door that writes them."""
