"""The lists that the association keeps: categories, materials, containers, bins, agreements."""
