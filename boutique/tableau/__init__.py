"""The sales of a period on one page: what its address asks for, its figures, its tables."""
