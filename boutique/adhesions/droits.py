"""The rights that this app asks for; what each allows is said in ``petiterockette.droits``."""

ACCUEILLIR = "adhesions.accueillir"
LIRE = "adhesions.lire"
EXPORTER = "adhesions.exporter"
# What a membership costs and how long it lasts is a price among the others.
REGLER = "boutique.tenir_les_prix"
# Whoever rings a membership up.
VENDRE = "boutique.encaisser"
