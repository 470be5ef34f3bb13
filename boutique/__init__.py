"""The shop: its tills, what they sell, what proves it; a room a capability."""
