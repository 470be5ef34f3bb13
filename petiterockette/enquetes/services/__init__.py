"""The gestures of the surveys."""
