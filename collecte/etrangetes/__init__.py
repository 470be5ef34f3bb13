"""What is odd in the books, what puts it right, and what the alerts say of it."""
