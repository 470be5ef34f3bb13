"""Accounts and roles: who may do what, at which site, in which pole."""
