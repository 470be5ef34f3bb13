"""A sale, from what the screen showed to its sealed ticket: prices, payments, matter, sums."""
