"""What follows a ticket: found again, put on paper, given back, corrected."""
