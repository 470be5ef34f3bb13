"""What counters send: a deposit, a sale, eight tills at once."""
