"""The tickets of the old till: sealed, outside our series, found again; what past years sold."""
