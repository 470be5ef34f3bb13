"""The last link of each chain, told outside the database, and sent away each night."""
