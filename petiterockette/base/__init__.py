"""The database: plain SQL, insertions, codes drawn at random, what is wrong with it in words."""
