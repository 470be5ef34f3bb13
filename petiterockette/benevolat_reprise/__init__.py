"""The volunteers' hours of before: totals by month, year or day, of nobody by name."""
