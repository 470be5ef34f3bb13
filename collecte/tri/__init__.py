"""The sorting table: routing, closing containers, checks before sale, what is not sold, what
partners seek.
"""
