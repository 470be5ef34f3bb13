"""The bike workshop's open hours, who is here and whose turn it is; its home page, its figures."""
