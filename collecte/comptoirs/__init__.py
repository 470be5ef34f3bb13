"""What all counters share: the documents they post, their words, their page, and the first
day of whoever learns.
"""
