"""The gestures of the avoided emissions."""
