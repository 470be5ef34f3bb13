"""What the pages of matter give to a spreadsheet: their rows, their filters, their words."""
