"""The dashboard: figures of a period, where from, where to, why; the day site by site; the
month's summary.
"""
