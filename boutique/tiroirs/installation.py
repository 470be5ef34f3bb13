"""What a new house is loaded with of the till."""

from petiterockette.installation import Listes, etape

from .services.listes import charger_la_boutique


@etape("Articles et prix", pour=Listes.MINIMALES)
def listes() -> None:
    charger_la_boutique(grille=False)


@etape("Articles et prix", pour=Listes.LA_PETITE_ROCKETTE)
def listes_de_la_rockette() -> None:
    charger_la_boutique()
