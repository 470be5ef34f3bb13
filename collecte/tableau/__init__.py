"""The dashboard: a period's figures, where from, where to, why; each day; the month's summary."""
