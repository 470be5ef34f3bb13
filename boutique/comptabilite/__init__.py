"""What the accountant takes: entries of what is closed, frozen exercises, the FEC."""
