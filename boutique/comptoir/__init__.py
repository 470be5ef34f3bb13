"""The till's page: what it is told, and what happens there before a sale."""
