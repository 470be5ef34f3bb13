"""People and memberships of before, from Paheko, HelloAsso or a list: each known again once."""
