"""How a new house begins: its first page, its first account, what is left to do before opening."""
