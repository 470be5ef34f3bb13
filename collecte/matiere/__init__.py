"""The words of matter: its stages, the moves allowed, how a document becomes movements. Pure."""
