"""The registry of alerts, their thresholds, those put aside, deadlines."""
