"""What an old base would write, what was written, and its own screens: compared to the gram."""
