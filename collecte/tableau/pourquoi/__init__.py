"""Why a rate moved: the share of each category in the difference, and the two sentences."""
