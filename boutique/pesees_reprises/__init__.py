"""The masses of before: what an old base weighed in, out and sold becomes bons of the ledger."""
