"""The page of components: what every page is built from, and its colours, measured."""
