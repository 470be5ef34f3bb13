"""What the alerts of the matter find on a day, at a dock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from petiterockette.alertes.calcul import seuils
from petiterockette.alertes.registre import GENRES, Trouvaille
from tests.pages import espaces

PARIS = ZoneInfo("Europe/Paris")


def le(mois: int, jour: int, heure: int = 10, annee: int = 2027) -> datetime:
    return datetime(annee, mois, jour, heure, tzinfo=PARIS)


def trouvees(code: str, jour: date, seuil: int | None = None) -> list[Trouvaille]:
    valeur = seuils()[code] if seuil is None else seuil
    return list(GENRES[code].chercher(jour, valeur))


def phrases(code: str, jour: date, seuil: int | None = None) -> list[str]:
    return [espaces(t.phrase) for t in trouvees(code, jour, seuil)]
