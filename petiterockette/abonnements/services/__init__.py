"""Everything that writes: subscriptions, and what is sent to them."""
