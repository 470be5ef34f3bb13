"""The sealed tables of the office of exits."""

SCELLES = ["collecte_bureau.Bordereau", "collecte_bureau.Reception", "collecte_bureau.PeseePont"]
