"""Words and numbers as people type, read and look for them. Pure."""
