"""What leaves without being sold: gifts, recyclers, bins, the zone, another site; kilograms
sold without a till.
"""
