"""Measures of speed, as ratios to a floor of the same run: `python -m bench`."""
