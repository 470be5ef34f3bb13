"""What counters share: the documents they post, their words, their page, the first day."""
