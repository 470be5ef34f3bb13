"""The one door to the grants: noted, notified, paid, accounted for."""
