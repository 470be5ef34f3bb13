"""A till: its numbers, its chains, its hour; the session it is held by, on which device and
by whom.
"""
