"""The sealed tables of sorting."""

SCELLES = ["collecte_tri.ControleFait"]
