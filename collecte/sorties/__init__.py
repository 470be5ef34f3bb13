"""What leaves unsold: gifts, recyclers, bins, the zone, another site; kilograms without a till."""
