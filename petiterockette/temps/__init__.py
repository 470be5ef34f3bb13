"""Days, hours, weeks and periods as people say them. Pure."""
