"""A base exported as SQL, read as text: nothing of it is ever run. Pure."""
