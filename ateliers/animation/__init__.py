"""Animations: requests, quotes, heads by arrondissement, matter lent and back."""
