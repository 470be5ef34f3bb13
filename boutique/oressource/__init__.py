"""What the old tool left: its base read without a server, examined, its words to decide."""
