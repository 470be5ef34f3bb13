"""Things followed one by one: photo, code, label, place, and what became of each."""
