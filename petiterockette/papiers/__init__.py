"""Papers that are long to draw: prepared beside the pages, kept a day for whoever asked."""
