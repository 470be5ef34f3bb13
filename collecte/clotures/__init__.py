"""Months closed with frozen figures, reopened with a reason; what was sold, deduced."""
