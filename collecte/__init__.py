"""The matter: what comes in, is sorted, leaves and is counted; a room a capability."""
