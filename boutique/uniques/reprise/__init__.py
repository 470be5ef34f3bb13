"""The things of before, one by one: followed, and on sale where they have a price."""
