"""Mails of the planning, to those who agreed to be written to: the reminder of the day before,
and that somebody took one's place."""

import smtplib
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.lieux.heures import en_heure
from petiterockette.personnes.models import Consentement, Finalite
from petiterockette.temps.dates import date_format
from petiterockette.travaux.registre import ARemettre, Impossible
from petiterockette.travaux.services import demander

from ..models import Inscription

TRAVAIL, TRAVAIL_ECHANGE = "rappel_permanence", "echange_permanence"


def a_prevenir() -> QuerySet[Inscription]:
    """The inscriptions whose people come and may be written to."""
    return joignables().filter(retiree_le=None, permanence__annulee_le=None)


def joignables() -> QuerySet[Inscription]:
    """The inscriptions whose person has an address, and agreed that it serve the planning.

    Of somebody who was merged, the address and the agreement are the kept person's.
    """
    accord = Consentement.objects.filter(
        personne=OuterRef("gardee"),
        donnee=Consentement.Donnee.COURRIEL,
        finalite=Finalite.PLANNING,
        retire_le=None,
    )
    return (
        Inscription.objects.alias(
            gardee=Coalesce("personne__fusionnee_dans", "personne"),
            courriel=Coalesce("personne__fusionnee_dans__courriel", "personne__courriel"),
        )
        .filter(Exists(accord), personne__anonymisee_le=None)
        .exclude(courriel="")
    )


@transaction.atomic
def prevoir_les_rappels(jour: date) -> int:
    """Ask for a reminder of each sign-up of the next day, once; how many there are."""
    if not settings.COURRIEL_REGLE:
        return 0
    demain = a_prevenir().filter(permanence__jour=jour + timedelta(days=1))
    numeros = list(demain.order_by("pk").values_list("pk", flat=True))
    for numero in numeros:
        demander(
            nature=TRAVAIL,
            cle=f"{TRAVAIL}:{numero}",
            resume=_("Rappel d’une permanence, inscription nº %(n)d") % {"n": numero},
            donnees={"inscription": numero},
        )
    return len(numeros)


def se_previent(inscription: Inscription) -> bool:
    """Whether the person of a sign-up can be written to about it."""
    return settings.COURRIEL_REGLE and joignables().filter(pk=inscription.pk).exists()


def prevenir_de_l_echange(remplacee: Inscription) -> None:
    """Ask that whoever was replaced be told by e-mail, where they can be."""
    if not se_previent(remplacee):
        return
    demander(
        nature=TRAVAIL_ECHANGE,
        cle=f"{TRAVAIL_ECHANGE}:{remplacee.pk}",
        resume=_("Échange d’une permanence, inscription nº %(n)d") % {"n": remplacee.pk},
        donnees={"inscription": remplacee.pk},
    )


def rappeler(numero: int) -> str:
    """Send one reminder, if it still says the truth: a work of the queue.

    Raises ``ARemettre`` where the mail server does not answer, ``Impossible`` where it refuses.
    """
    inscription = _encore(a_prevenir(), numero)
    if inscription is None:
        return _("Il n’y a plus rien à rappeler.")
    sujet = _("Demain, %(jour)s : votre permanence de %(de)s à %(a)s")
    return _envoyer(_courriel(inscription, sujet, "benevolat/courriel_rappel.txt"))


def dire_l_echange(numero: int) -> str:
    """Tell somebody that their place was taken: a work of the queue. Raises as ``rappeler``."""
    inscription = _encore(joignables().exclude(retiree_le=None), numero)
    if inscription is None:
        return _("Il n’y a plus rien à dire.")
    sujet = _("Votre place est reprise\u00a0: %(jour)s, de %(de)s à %(a)s")
    return _envoyer(_courriel(inscription, sujet, "benevolat/courriel_echange.txt"))


def _encore(parmi: QuerySet[Inscription], numero: int) -> Inscription | None:
    """The inscription that was to be reminded, if its permanence has not begun; else None."""
    a_venir = parmi.filter(pk=numero, permanence__debut__gt=timezone.now())
    return a_venir.select_related(
        "personne__fusionnee_dans", "permanence__lieu", "permanence__pole"
    ).first()


def _envoyer(message: EmailMessage) -> str:
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as e:
        raise Impossible(_("Le serveur de courriel a refusé ce message.")) from e
    except (smtplib.SMTPException, OSError) as e:
        raise ARemettre(_("Le serveur de courriel ne répond pas.")) from e
    return _("Envoyé.")


def _courriel(inscription: Inscription, sujet: str, gabarit: str) -> EmailMessage:
    permanence = inscription.permanence
    personne = inscription.personne.fusionnee_dans or inscription.personne
    dit = {
        "jour": date_format(permanence.jour, "l j F"),
        "de": en_heure(permanence.debut),
        "a": en_heure(permanence.fin),
    }
    remplacante = Inscription.objects.filter(remplace=inscription).select_related("personne")
    contexte = {
        **dit,
        "remplacante": remplacante.first(),
        "prenom": personne.prenom,
        "permanence": permanence,
        "adresse": settings.ADRESSE_PUBLIQUE
        + reverse("benevolat:permanence", args=[permanence.pk]),
    }
    return EmailMessage(
        subject=" ".join((sujet % dit).split()),
        body=render_to_string(gabarit, contexte),
        to=[personne.courriel],
        headers={"Auto-Submitted": "auto-generated"},
    )
