"""Grants: who was asked for what, agreed, paid, what is awaited in return, and by when."""
