"""Photographs: kept in the base, shown to those who may see them."""
