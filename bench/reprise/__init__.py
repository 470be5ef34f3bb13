"""What « La reprise » takes: the old tool read, then brought in; a long spreadsheet."""
