"""Which day and month a gesture counts in; how a site sorts and knows what it sold."""
