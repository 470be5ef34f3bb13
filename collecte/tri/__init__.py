"""The sorting table: routing, closing containers, checks before sale, what partners seek."""
