"""What the till sells and at what price: the grid, its operations, what an article weighs."""
