"""The price grid of another tool, written through the service of the articles."""
