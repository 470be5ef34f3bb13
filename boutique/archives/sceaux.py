"""The sealed tables of this room: each row is told by a ticket’s link, or by an event."""

SCELLES = ["boutique_archives.Archive"]
PROUVES = SCELLES
