"""What each pole brings in and does, and its result once the accountant said it."""
