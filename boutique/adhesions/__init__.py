"""Memberships and their cards, which the till sells."""
