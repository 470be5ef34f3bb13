"""The ledger: bons, lines, movements and their sums, the one door that writes them, and how
a bon is cancelled.
"""
