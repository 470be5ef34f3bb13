"""Closed days frozen in a file that anybody verifies, with Python alone."""
