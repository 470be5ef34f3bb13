"""What is really there: the stock, counts, and what they change."""
