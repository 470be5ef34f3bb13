"""The ticket that somebody asked to receive, in words and in HTML; nothing is sent here."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from boutique.ventes.models import Vente
from petiterockette.mots.monnaie import euros

from .models import Remis
from .papiers import papier_de


def adresse_publique(vente: Vente) -> str:
    """The unguessable address of a ticket."""
    return settings.ADRESSE_PUBLIQUE + reverse("boutique:ticket_public", args=[vente.jeton])


def le_ticket(vente: Vente, courriel: str, duplicata: int) -> EmailMultiAlternatives:
    """The mail of a ticket read with ``pour_le_papier``."""
    papier = papier_de(vente, forme=Remis.Forme.COURRIEL, duplicata=duplicata)
    sujet = _("%(titre)s nº %(numero)s : %(total)s") % {
        "titre": papier.titre,
        "numero": vente.numero_lisible,
        "total": euros(vente.total_cts),
    }
    contexte = {"papier": papier, "sujet": sujet, "adresse": adresse_publique(vente)}
    message = EmailMultiAlternatives(
        subject=" ".join(sujet.split()),
        body=render_to_string("boutique/tickets/courriel.txt", contexte),
        to=[courriel],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(
        render_to_string("boutique/tickets/courriel.html", contexte), "text/html"
    )
    return message
