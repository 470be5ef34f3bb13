"""A till: its numbers, its chains, its hour; the session it is held by, where and by whom."""
