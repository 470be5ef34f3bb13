"""The sealed table of what was brought in: which file each bon came from."""

SCELLES = ["collecte_reprise.Repris"]
