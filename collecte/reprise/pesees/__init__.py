"""Single weighings of before: each of a day, in or to its end."""
