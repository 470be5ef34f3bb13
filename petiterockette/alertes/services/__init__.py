"""Everything that writes for a person: thresholds, alerts put aside, what ends."""
