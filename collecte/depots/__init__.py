"""The intake counter: what somebody brings, weighed line by line."""
