"""Cash: a drawer opened, counted, closed and explained; the safe; what is carried to the bank."""
