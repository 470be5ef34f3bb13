"""A weight as the scale said it: gross, tares, net, and what is too much to be true."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.listes.models import Bac, Categorie, Contenant
from petiterockette.mots.mesures import kilos

from ..entete import Entete
from ..refus import AuDelaDeLaBalance, MasseDemandee, MasseImprobable, TareTropLourde

# Under this, a net is as odd as one above what its category weighs at most: a scale does not
# read a pinch. Source: conception/regles-de-caisse.md, the questions asked at a counter.
PEU_PLAUSIBLE_G = 10
PEU = gettext_lazy("seulement, c’est très peu")
BEAUCOUP = gettext_lazy("d’un coup, c’est beaucoup")

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
    try:
        net_g = oter_les_tares(brut_g, tare_g, maximum)
    except (AuDelaDeLaBalance, TareTropLourde) as refus:
        refus.champs = {"masse": str(refus)}
        raise
    if categorie and not confirme and (combien := invraisemblable(categorie, net_g)):
        raise MasseImprobable(masse=kilos(net_g), combien=combien)
    return net_g


def oter_les_tares(brut_g: int, tare_g: int, maximum_g: int | None) -> int:
    """The net, in grams, of what a scale read, which weighs ``maximum_g`` at most.

    Raises ``AuDelaDeLaBalance``, or ``TareTropLourde`` where nothing would be left.
    """
    if maximum_g and brut_g > maximum_g:
        raise AuDelaDeLaBalance(lu=kilos(brut_g), max=kilos(maximum_g))
    if tare_g >= brut_g:
        raise TareTropLourde(tare=kilos(tare_g), lu=kilos(brut_g))
    return brut_g - tare_g


def invraisemblable(categorie: Categorie, net_g: int) -> str:
    """In French, on which side a net is hard to believe; "" when it is plausible."""
    if net_g < PEU_PLAUSIBLE_G:
        return str(PEU)
    return str(BEAUCOUP) if net_g > categorie.net_plausible_g else ""


def question_invraisemblable(categorie: Categorie, net_g: int) -> str:
    """What is asked once of a net hard to believe; "" when it is plausible."""
    combien = invraisemblable(categorie, net_g)
    dite = {"masse": kilos(net_g), "categorie": categorie.nom, "combien": combien}
    phrase = _("%(masse)s de « %(categorie)s » %(combien)s. Vous confirmez ?")
    return phrase % dite if combien else ""
