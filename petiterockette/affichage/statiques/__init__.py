"""Static files as they are served: one sheet and one module a page."""
