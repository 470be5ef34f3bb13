"""The indicators of the deposits: how many there were, and how many names they hold."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from collecte.bilans.passages import nombre_de_depots, nombre_de_donateurs
from petiterockette.indicateurs.registre import (
    Famille,
    Indicateur,
    Portee,
    Unite,
    Valeur,
    bilan,
    inscrire,
)


@bilan("depots")
def depots(portee: Portee) -> Mapping[str, Valeur]:
    """Deposits of a period, and the people whose name they hold."""
    periode = (portee.debut, portee.fin, portee.lieux)
    return {"depots": nombre_de_depots(*periode), "donateurs": nombre_de_donateurs(*periode)}


inscrire(
    Indicateur(
        code="N_DEPOTS",
        famille=Famille.ACCUEIL,
        libelle=_("Dépôts"),
        unite=Unite.NOMBRE,
        definition=_("Combien de fois quelqu’un a apporté quelque chose : des passages."),
        source=_("Les bons de dépôt."),
        exclusions=_("Les dépôts annulés et les dons refusés n’y sont pas."),
        bilan="depots",
        cle="depots",
    ),
    Indicateur(
        code="N_DONATEURS",
        famille=Famille.ACCUEIL,
        libelle=_("Donateurs qui ont dit leur nom"),
        unite=Unite.NOMBRE,
        definition=_("Combien de noms portent les dépôts de la période."),
        source=_("Les bons de dépôt."),
        exclusions=_(
            "Un dépôt sans nom n’y est pas\u00a0: ce n’est donc pas le nombre de tous les "
            "donateurs, que seuls les dépôts approchent. Qui redonne son nom compte encore, tant "
            "que ses fiches ne sont pas réunies dans l’annuaire."
        ),
        bilan="depots",
        cle="donateurs",
    ),
)
