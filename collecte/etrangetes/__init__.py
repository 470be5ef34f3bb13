"""What is odd in the books, what puts it right, and the alerts of the matter."""
