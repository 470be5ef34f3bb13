"""The sealed table of the alerts: who chose from when on one is alerted."""

SCELLES = ["alertes.SeuilChoisi"]
