"""What follows a ticket: found again, put on paper, refunded, corrected."""
