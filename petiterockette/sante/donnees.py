"""What the installation notes of itself: sizes and hours, nobody's."""
