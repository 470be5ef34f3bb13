"""A house's base, by its engine: copied while in use, put beside, put back, told row by row."""
