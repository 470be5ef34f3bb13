"""Which day and month a gesture counts in, and how a site chose to sort and to know what it
sold.
"""
