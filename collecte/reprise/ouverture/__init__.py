"""The opening stock of a site, told by a file: what was there on the first day."""
