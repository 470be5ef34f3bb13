"""The sealed tables of exits."""

SCELLES = ["collecte_sorties.Sortie", "collecte_sorties.Transfert", "collecte_sorties.Arrivee"]
