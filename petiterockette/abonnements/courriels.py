"""The mails themselves, in words and in HTML; nothing is sent here."""

from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from petiterockette.alertes.alertes_du_compte import AlerteMontree
from petiterockette.alertes.alertes_du_compte import alertes_du_compte as lire_les_alertes
from petiterockette.lieux.models import Association
from petiterockette.temps.dates import date_format

from .jetons import ARRETER, CONFIRMER, adresse
from .models import Abonnement
from .registre import Piece, SectionDuMois
from .sites_et_mois import sources_de

# Of the alerts, the most pressing are told.
ALERTES_DITES = 5


@dataclass(frozen=True)
class Contenu:
    """What a summary says: its sections, the files with them, the alerts of those sites."""

    sections: list[SectionDuMois]
    pieces: list[Piece]
    lieux: str
    alertes: list[AlerteMontree]
    autres_alertes: int


def contenu(abonnement: Abonnement, mois: date) -> Contenu:
    """Everything a month's summary tells this subscriber, as his rights are now."""
    sources = sources_de(abonnement)
    sites = sources[0][1]
    papiers = [source.papier(mois, s) for source, s in sources]
    alertes = lire_les_alertes(abonnement.compte, None if sites.ids is None else sites.ids).montrees
    return Contenu(
        sections=[source.lire(mois, s) for source, s in sources],
        pieces=[p for p in papiers if p is not None],
        lieux=_("tous les lieux") if sites.ids is None else sites.en_mots,
        alertes=alertes[:ALERTES_DITES],
        autres_alertes=max(0, len(alertes) - ALERTES_DITES),
    )


def le_resume(abonnement: Abonnement, mois: date) -> EmailMultiAlternatives:
    """The mail of a month: words, HTML, and the PDF."""
    c = contenu(abonnement, mois)
    arreter = adresse(abonnement, ARRETER)
    message = _message(
        abonnement,
        _("%(mois)s : %(accroche)s")
        % {"mois": date_format(mois, "F Y").capitalize(), "accroche": c.sections[0].accroche},
        "abonnements/courriel_resume.html",
        {
            "mois": mois,
            "contenu": c,
            "arreter": arreter,
            "alertes_url": settings.ADRESSE_PUBLIQUE + reverse("alertes:alertes"),
            "abonnement_url": settings.ADRESSE_PUBLIQUE + reverse("abonnements:abonnement"),
        },
        # RFC 8058: the mail's own reader can unsubscribe in one tap.
        {
            "List-Unsubscribe": f"<{arreter}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Message-ID": f"<resume-{abonnement.pk}-{abonnement.rang}-{mois:%Y-%m}@{_domaine()}>",
        },
    )
    for piece in c.pieces:
        message.attach(piece.nom, piece.octets, piece.genre)
    return message


def la_confirmation(abonnement: Abonnement) -> EmailMultiAlternatives:
    """The mail that asks whether an address is its owner's."""
    sujet = _("Confirmez votre adresse pour recevoir le mois")
    return _message(
        abonnement,
        sujet,
        "abonnements/courriel_confirmation.html",
        {
            "confirmer": adresse(abonnement, CONFIRMER),
            "arreter": adresse(abonnement, ARRETER),
        },
        {"List-Unsubscribe": f"<{adresse(abonnement, ARRETER)}>"},
    )


def _message(
    abonnement: Abonnement,
    sujet: str,
    gabarit: str,
    contexte: dict[str, Any],
    entetes: dict[str, str],
) -> EmailMultiAlternatives:
    association = Association.objects.first()
    contexte = {
        "association": association.nom if association else _("La Petite Rockette"),
        "prenom": str(abonnement.compte),
        "adresse_publique": settings.ADRESSE_PUBLIQUE,
        "sujet": sujet,
        **contexte,
    }
    message = EmailMultiAlternatives(
        # A subject is one line, whatever a name holds.
        subject=" ".join(sujet.split()),
        body=render_to_string(f"{gabarit.removesuffix('html')}txt", contexte),
        to=[abonnement.courriel],
        headers={"Auto-Submitted": "auto-generated", **entetes},
    )
    message.attach_alternative(render_to_string(gabarit, contexte), "text/html")
    return message


def _domaine() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
