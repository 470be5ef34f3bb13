"""Which poles the house has: said at its beginning, changed by whoever keeps its sites."""

from collections.abc import Callable, Collection

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.comptes.poles import POLES, fermes
from petiterockette.droits import exiger_partout
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Association

TENIR = "lieux.gerer"
# Told the codes of the poles that open: apps above load what these bring, once.
A_L_OUVERTURE: list[Callable[[Collection[str]], None]] = []


def fermes_sans(ouverts: Collection[str]) -> str:
    """What ``Association.poles_fermes`` says where the house has these poles and no other."""
    return " ".join(code for code in POLES if code not in ouverts)


@transaction.atomic
def regler_les_poles(*, ouverts: Collection[str], compte: Compte) -> bool:
    """Have these poles and no other; whether something changed. Nothing of a pole is lost by
    closing it: it comes back as it was. Raises ``DroitManquant``.
    """
    exiger_partout(compte, TENIR)
    maison = Association.objects.select_for_update().get()
    avant, apres = fermes(maison.poles_fermes), fermes(fermes_sans(ouverts))
    if avant == apres:
        return False
    maison.poles_fermes = fermes_sans(ouverts)
    maison.save(update_fields=["poles_fermes"])
    for charger in A_L_OUVERTURE:
        charger(avant - apres)
    ici = ", ".join(str(nom) for code, nom in POLES.items() if code not in apres)
    dit = {"avant": sorted(avant), "apres": sorted(apres)}
    qui = {"par": compte.personne_id, "compte": compte.pk}
    consigner(
        "depart.poles",
        _("Pôles de la maison\u00a0: %(ici)s") % {"ici": ici or _("aucun")},
        dit,
        **qui,
    )
    noter_a_la_maison("poles.regles", **qui, **dit)
    return True
