"""The shelf's week: what turns, what comes back from the zone, what is lost."""
