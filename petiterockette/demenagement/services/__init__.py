"""Take everything away; bring everything in."""
