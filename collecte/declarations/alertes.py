"""The kind of alert of the declarations: a period that is over and has none."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.alertes.registre import (
    Genre,
    Remede,
    Seuil,
    Trouvaille,
    Unite,
    Urgence,
    inscrire,
)
from petiterockette.temps.dates import date_format

from .dues import dues


def declarations_dues(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The periods that are over, undeclared, and to be sent within so many days, or late.

    Once it has a dossier, the dossier's own alert says the rest.
    """
    for due in dues(jour):
        if due.pour_le > jour + timedelta(days=seuil):
            continue
        phrase = _("%(convention)s, %(periode)s\u00a0: à déclarer pour le %(le)s")
        yield Trouvaille(
            cle=f"{due.convention.pk}-{due.jours.debut.isoformat()}",
            lieu=None,
            phrase=phrase
            % {
                "convention": due.convention,
                "periode": due.jours.nom,
                "le": date_format(due.pour_le),
            },
            depuis=due.jours.fin,
            remedes=(
                Remede(
                    _("Ouvrir la convention"),
                    "recycle",
                    reverse("collecte:convention", args=[due.convention.pk]),
                ),
            ),
        )


inscrire(
    Genre(
        code="declaration_due",
        nom=_l("Déclaration due"),
        definition=_l("Une convention a une période finie, et personne ne l’a déclarée."),
        que_faire=_l("Faites la déclaration d’une touche, relisez-la, figez-la, envoyez-la."),
        pictogramme="recycle",
        droit="declarations.tenir",
        urgence=Urgence.BIENTOT,
        seuil=Seuil(Unite.JOURS, 30, 1, 90, _l("une déclaration due dans %s ou moins")),
        chercher=declarations_dues,
    )
)
