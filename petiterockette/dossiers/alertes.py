"""The alerts of the dossiers: one that is due and was not sent, one that moved since it was."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

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

from .models import Dossier


def a_rendre(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The dossiers neither sent nor settled whose day is within so many days, or is past."""
    attendus = Dossier.objects.a_envoyer().filter(a_rendre_le__lte=jour + timedelta(days=seuil))
    for dossier in attendus.defer("lecture"):
        assert dossier.a_rendre_le is not None
        phrase = (
            _("%(titre)s\u00a0: à rendre depuis le %(le)s")
            if dossier.a_rendre_le < jour
            else _("%(titre)s\u00a0: à rendre le %(le)s")
        )
        yield Trouvaille(
            cle=str(dossier.pk),
            lieu=None,
            phrase=phrase % {"titre": dossier.titre, "le": date_format(dossier.a_rendre_le)},
            depuis=dossier.a_rendre_le,
            remedes=(_ouvrir(dossier),),
        )


def bouges(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The dossiers sent of which lines differ, since the last reading, from what was frozen."""
    envoyes = Dossier.objects.filter(etat=Dossier.Etat.ENVOYE, bouge__gt=0)
    for dossier in envoyes.defer("lecture"):
        phrase = ngettext(
            "%(titre)s\u00a0: %(n)d ligne a bougé depuis l’envoi",
            "%(titre)s\u00a0: %(n)d lignes ont bougé depuis l’envoi",
            dossier.bouge,
        )
        yield Trouvaille(
            cle=str(dossier.pk),
            lieu=None,
            phrase=phrase % {"titre": dossier.titre, "n": dossier.bouge},
            depuis=jour,
            remedes=(_ouvrir(dossier),),
        )


def _ouvrir(dossier: Dossier) -> Remede:
    return Remede(
        _("Ouvrir le dossier"), "folder-open", reverse("dossiers:dossier", args=[dossier.pk])
    )


inscrire(
    Genre(
        code="dossier_a_rendre",
        nom=_l("Dossier à rendre"),
        definition=_l("Un rapport, une subvention ou une enquête a son jour, et n’est pas parti."),
        que_faire=_l("Complétez-le, figez-le, envoyez-le, puis dites qu’il est envoyé."),
        pictogramme="folder-open",
        droit="dossiers.tenir",
        urgence=Urgence.BIENTOT,
        seuil=Seuil(Unite.JOURS, 15, 1, 90, _l("un dossier à rendre dans %s ou moins")),
        chercher=a_rendre,
    ),
    Genre(
        code="dossier_qui_a_bouge",
        nom=_l("Dossier envoyé qui a bougé"),
        definition=_l("Des bons saisis ou corrigés depuis changent des chiffres déjà envoyés."),
        que_faire=_l("Regardez lesquels\u00a0: prévenez son lecteur, ou dites-le dans le suivant."),
        pictogramme="folder-open",
        droit="dossiers.tenir",
        urgence=Urgence.A_SAVOIR,
        chercher=bouges,
    ),
)
