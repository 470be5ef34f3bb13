"""Examinations of the books: passed, chained, and said."""
