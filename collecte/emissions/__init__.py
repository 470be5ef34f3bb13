"""Avoided emissions, off by default: factors with their source, an estimate, its method."""
