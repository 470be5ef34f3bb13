"""The bikes of the workshop: received, looked up, checked, taken apart, lent, sold, declared."""
