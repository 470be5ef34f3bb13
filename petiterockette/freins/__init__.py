"""The brakes: what anybody may try, counted once for all processes."""
