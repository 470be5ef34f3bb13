"""Signs that people are at work at a site, whatever was noted of its doors. Pure, so that each app
can add its own before models load."""

from collections.abc import Callable, Collection

# Of these sites (ids), those where something goes on now.
ACTIVITES: list[Callable[[Collection[int]], set[int]]] = []


def lieux_a_l_oeuvre(lieux: Collection[int]) -> set[int]:
    """The sites where at least one sign is seen; one query a kind of sign."""
    return set().union(*(vus(lieux) for vus in ACTIVITES))
