"""The bikes of before, one by one: received without a deposit, since the stock counts them."""
