"""The sealed table of what was brought in: which file each membership came from."""

SCELLES = ["boutique_adhesions_reprises.AdhesionReprise"]
