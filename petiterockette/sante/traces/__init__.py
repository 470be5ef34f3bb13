"""What each request leaves behind: its number, its line, its measures, its faults."""
