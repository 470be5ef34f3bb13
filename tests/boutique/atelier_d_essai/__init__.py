"""Another part of the product, that brings the till a kind of its own."""
