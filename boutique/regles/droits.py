"""The rights of the till that several of its pages ask for."""

LIRE = "boutique.lire_la_caisse"
ARCHIVER = "boutique.archiver"
EMPORTER = "boutique.emporter_les_preuves"
