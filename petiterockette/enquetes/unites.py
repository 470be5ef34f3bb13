"""The units that questionnaires ask, and a figure of the registry told in them. Pure."""

from decimal import ROUND_HALF_UP, Decimal

from petiterockette.indicateurs.exports import UNITES, mesurer
from petiterockette.indicateurs.registre import Unite, Valeur
from petiterockette.mots.chercher import plier

MILLIEME = Decimal("0.001")
# As it is asked, folded → the unit of the registry, and by how many powers of ten what
# ``mesurer`` says of it is divided.
_DEMANDEES: dict[str, tuple[Unite, int]] = {
    **dict.fromkeys(("t", "tonne", "tonnes"), (Unite.GRAMMES, 3)),
    **dict.fromkeys(("kg", "kilo", "kilos", "kilogramme", "kilogrammes"), (Unite.GRAMMES, 0)),
    **dict.fromkeys(("%", "pourcent", "pour cent", "pourcentage", "taux"), (Unite.POURCENT, 0)),
    **dict.fromkeys(("h", "heure", "heures"), (Unite.SECONDES, 0)),
    **dict.fromkeys(("etp",), (Unite.CENTIEMES_ETP, 0)),
    **dict.fromkeys(("€", "euro", "euros", "eur"), (Unite.CENTIMES, 0)),
    **dict.fromkeys(("k€", "keuros", "keur", "milliers d euros"), (Unite.CENTIMES, 3)),
    **dict.fromkeys(("€/kg", "euros par kg", "eur kg"), (Unite.CENTIMES_AU_KG, 0)),
    **dict.fromkeys(
        ("nb", "nombre", "personne", "personnes", "objet", "objets", "vente", "ventes"),
        (Unite.NOMBRE, 0),
    ),
}


def unite_demandee(dite: str) -> Unite | None:
    """The unit of the registry that « tonnes » or « k€ » asks for; None where it is not known."""
    trouvee = _chercher(dite)
    return trouvee[0] if trouvee else None


def en_unite(valeur: Valeur, unite: Unite, demandee: str) -> tuple[Decimal | int | None, str]:
    """A figure of the registry as it is asked, and the unit in which it is.

    In tonnes or thousands of euros to the thousandth. Where the unit asked is another, or is not
    known, the figure stays in its own, which is then said.
    """
    mesuree, trouvee = mesurer(valeur, unite), _chercher(demandee)
    if trouvee is None and unite == Unite.NOMBRE:
        return mesuree, demandee
    if trouvee is None or trouvee[0] != unite:
        return mesuree, "" if unite == Unite.NOMBRE else UNITES[unite]
    if mesuree is not None and trouvee[1]:
        mesuree = Decimal(mesuree).scaleb(-trouvee[1]).quantize(MILLIEME, ROUND_HALF_UP)
    return mesuree, demandee


def _chercher(dite: str) -> tuple[Unite, int] | None:
    basse = "".join(dite.casefold().split())
    return _DEMANDEES.get(basse) or _DEMANDEES.get(plier(dite))
