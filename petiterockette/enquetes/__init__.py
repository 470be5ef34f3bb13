"""The yearly surveys of networks and the State: their questions as data, answered and sent."""
