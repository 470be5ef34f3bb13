"""A weight as the scale said it: gross, tares, net, and what is too much to be true."""

from petiterockette.mesures import kilos
from petiterockette.refus import Refus

from ..models import Bac, Categorie, Contenant
from ..refus import AuDelaDeLaBalance, MasseDemandee, MasseImprobable, TareTropLourde
from .bons import Entete

Tares = tuple[tuple[Contenant | Bac, int], ...]


def net_de(
    entete: Entete,
    brut_g: int,
    tares: Tares,
    categorie: Categorie | None = None,
    confirme: bool = True,
) -> int:
    """Gross less tares, in grams, checked against the scale and what is plausible.

    Raises ``MasseDemandee``, ``TareTropLourde``, ``AuDelaDeLaBalance``, ``MasseImprobable``.
    """
    tare_g = sum(quoi.tare_g * n for quoi, n in tares)
    maximum = entete.point.maximum_g if entete.point else None
    if brut_g <= 0:
        raise MasseDemandee(champs={"masse": str(MasseDemandee.texte)})
    if tare_g >= brut_g:
        raise _sur_la_masse(TareTropLourde(tare=kilos(tare_g), lu=kilos(brut_g)))
    if maximum and brut_g > maximum:
        raise _sur_la_masse(AuDelaDeLaBalance(lu=kilos(brut_g), max=kilos(maximum)))
    if categorie and not confirme and brut_g - tare_g > categorie.net_plausible_g:
        raise MasseImprobable(masse=kilos(brut_g - tare_g))
    return brut_g - tare_g


def _sur_la_masse(refus: Refus) -> Refus:
    refus.champs = {"masse": str(refus)}
    return refus
