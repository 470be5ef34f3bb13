"""The registry of indicators, their year, and those that people type."""
