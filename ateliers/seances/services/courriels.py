"""The mails of a sign-up: asked for in the gesture's transaction, sent behind the pages."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.lieux.models import Association
from petiterockette.travaux.registre import ARemettre, Impossible
from petiterockette.travaux.services import demander_en_nombre

from ..jetons import adresse
from ..models import Inscription, Seance

NATURE = "inscription"
# Whom a change is told to.
TENUS_AU_COURANT = ("confirmee", "attente")

# What is told → the subject of its mail; the body is `courriels/<what>.txt`.
SUJETS = {
    "demandee": gettext_lazy("Confirmez votre place : %s"),
    "confirmee": gettext_lazy("Votre place est confirmée : %s"),
    "attente": gettext_lazy("Vous êtes sur la liste d’attente : %s"),
    "proposee": gettext_lazy("Une place se libère pour vous : %s"),
    "changee": gettext_lazy("Un changement : %s"),
    "seance_annulee": gettext_lazy("Annulé : %s"),
    "rappel": gettext_lazy("C’est demain : %s"),
}


def prevenir(inscriptions: QuerySet[Inscription], quoi: str, mot: str = "") -> int:
    """Ask that these sign-ups be told something by e-mail, where they gave one; how many.

    ``mot``: what the team adds to it.
    """
    numeros = list(inscriptions.filter(joignables()).values_list("pk", flat=True))
    if numeros:
        dit, instant = _("Courriel à l’inscription nº %(n)d (%(quoi)s)"), timezone.now()
        demandes = {
            f"inscription:{numero}:{quoi}:{instant:%Y%m%d%H%M%S%f}": (
                dit % {"n": numero, "quoi": quoi},
                {"inscription": numero, "quoi": quoi} | ({"mot": mot} if mot else {}),
            )
            for numero in numeros
        }
        demander_en_nombre(nature=NATURE, demandes=demandes)
    return len(numeros)


def joignables() -> Q:
    """The sign-ups that a mail reaches: the others are called."""
    return ~Q(courriel="") if settings.COURRIEL_REGLE else Q(pk__in=[])


def a_bouge(avant: Seance, apres: Seance) -> bool:
    """Whether those who come must know: another time or place of what is not over."""
    memes = (avant.debut, avant.fin, avant.adresse) == (apres.debut, apres.fin, apres.adresse)
    return not memes and apres.debut > timezone.now()


def envoyer(numero: int, quoi: str, mot: str = "") -> str:
    """Send one of them: a work of the queue; the sentence that says what came.

    What is no longer so is not sent. Raises ``ARemettre`` where the server does not answer,
    ``Impossible`` where it refuses.
    """
    inscription = Inscription.objects.select_related("seance__lieu").get(pk=numero)
    if not inscription.courriel or _perime(inscription, quoi):
        return _("Pas envoyé : ce n’est plus d’actualité.")
    message = le_message(inscription, quoi, mot)
    try:
        with get_connection() as connexion:
            message.connection = connexion
            message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as e:
        raise Impossible(_("Le serveur de courriel a refusé ce message.")) from e
    except (smtplib.SMTPException, OSError) as e:
        raise ARemettre(_("Le serveur de courriel ne répond pas : il sera réessayé.")) from e
    return _("Envoyé.")


def le_message(inscription: Inscription, quoi: str, mot: str = "") -> EmailMultiAlternatives:
    """The mail itself, in words alone: nothing is sent here."""
    association = Association.objects.first()
    contexte = {
        "association": association.nom if association else _("La Petite Rockette"),
        "inscription": inscription,
        "seance": inscription.seance,
        "lien": adresse(inscription),
        "mot": mot,
    }
    sujet = str(SUJETS[quoi]) % inscription.seance.titre
    return EmailMultiAlternatives(
        # A subject is one line, whatever a title holds.
        subject=" ".join(sujet.split()),
        body=render_to_string(f"seances/courriels/{quoi}.txt", contexte),
        to=[inscription.courriel],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _perime(inscription: Inscription, quoi: str) -> bool:
    """Whether what was to be told is no longer so."""
    if quoi == "seance_annulee":
        return False
    if inscription.seance.annulee_le or inscription.seance.debut <= timezone.now():
        return True
    voulus = {"rappel": {"confirmee"}, "changee": set(TENUS_AU_COURANT)}
    return inscription.etat not in voulus.get(quoi, {quoi})
