"""What leaves: foreseen once a subscription and month, sent once, told where it stands."""

import smtplib
from datetime import date

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.mots.francais import du
from petiterockette.temps.dates import date_format
from petiterockette.travaux.registre import ARemettre, Avancement, Impossible
from petiterockette.travaux.services import demander

from ..courriels import la_confirmation, le_resume
from ..models import Abonnement, Envoi
from ..sites_et_mois import est_du, mois_a_envoyer, sources_de

PAS_DE_REPONSE = gettext_lazy(
    "Le serveur de courriel ne répond pas. En attente : il sera réessayé."
)


def prevoir(jour: date) -> int:
    """Foresee the summaries that are due by a day, and ask for each; how many are new."""
    if not settings.COURRIEL_REGLE:
        return 0
    mois = mois_a_envoyer(jour)
    confirmes = (
        Abonnement.objects.confirmes()
        .exclude(envois__mois=mois)
        .select_related("compte__personne")
        .prefetch_related("lieux", "compte__affectations")
    )
    return sum(_prevoir(a, mois) for a in confirmes if est_du(a, mois, jour))


@transaction.atomic
def _prevoir(abonnement: Abonnement, mois: date) -> bool:
    envoi, cree = Envoi.objects.get_or_create(
        abonnement=abonnement, mois=mois, defaults={"prevu_le": timezone.now()}
    )
    demander(
        nature="resume",
        cle=f"resume:{abonnement.pk}:{mois:%Y-%m}",
        resume=_("Résumé %(du_mois)s, abonnement nº %(n)d")
        % {"du_mois": du(date_format(mois, "F Y")), "n": abonnement.pk},
        donnees={"envoi": envoi.pk},
    )
    return cree


def envoyer(numero: int, avancement: Avancement) -> str:
    """Send a month to a subscription: a work of the queue; the sentence that says what came.

    It is written before it leaves that it is leaving: killed there, it is not sent again by
    itself, since it may have left. Raises ``ARemettre`` where the mail server does not
    answer, ``Impossible`` where somebody must look.
    """
    envoi = Envoi.objects.select_related("abonnement__compte__personne").get(pk=numero)
    if envoi.etat in (Envoi.Etat.ENVOYE, Envoi.Etat.ECARTE):
        return _("C’était déjà fait.")
    if envoi.etat == Envoi.Etat.EN_COURS:
        _noter(envoi, Envoi.Etat.INCERTAIN, _("le serveur s’est arrêté pendant l’envoi"))
        raise Impossible(
            _(
                "Le serveur s’est arrêté pendant l’envoi : le courriel est peut-être parti. "
                "« Réessayer » l’enverra de nouveau."
            )
        )
    if raison := _raison_de_ne_rien_envoyer(envoi.abonnement):
        _noter(envoi, Envoi.Etat.ECARTE, raison)
        return _("Pas envoyé : %(raison)s") % {"raison": raison}
    avancement.dire(_("Les chiffres et le PDF se préparent."), 1, 3)
    message = le_resume(envoi.abonnement, envoi.mois)
    avancement.dire(_("Le serveur de courriel est appelé."), 2, 3)
    connexion = _ouvrir()
    avant = envoi.etat
    pris = Envoi.objects.filter(pk=envoi.pk, etat=avant).update(etat=Envoi.Etat.EN_COURS)
    if not pris:
        raise ARemettre(_("Un autre ouvrier s’en occupe."))
    message.connection = connexion
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as e:
        _noter(envoi, Envoi.Etat.REFUSE, _("le serveur de courriel a refusé l’adresse"))
        raise Impossible(_("Le serveur de courriel a refusé ce message.")) from e
    except (smtplib.SMTPException, OSError) as e:
        _noter(envoi, Envoi.Etat.INCERTAIN, _("la connexion s’est coupée pendant l’envoi"))
        raise Impossible(
            _("La connexion s’est coupée pendant l’envoi : le courriel est peut-être parti.")
        ) from e
    finally:
        connexion.close()
    Envoi.objects.filter(pk=envoi.pk).update(
        etat=Envoi.Etat.ENVOYE, raison="", envoye_le=timezone.now()
    )
    return _("Envoyé.")


def envoyer_la_confirmation(numero: int, rang: int) -> str:
    """Send the link that confirms an address, if it is still the one to confirm."""
    abonnement = Abonnement.objects.filter(pk=numero, rang=rang, arrete_le=None).first()
    if abonnement is None or abonnement.confirme_le:
        return _("Il n’y a plus rien à confirmer.")
    message = la_confirmation(abonnement)
    connexion = _ouvrir()
    message.connection = connexion
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as e:
        raise Impossible(_("Le serveur de courriel a refusé ce message.")) from e
    except (smtplib.SMTPException, OSError) as e:
        raise ARemettre(str(PAS_DE_REPONSE)) from e
    finally:
        connexion.close()
    return _("Envoyé.")


def _ouvrir():
    """A connection that answers, before anything is said to be leaving."""
    connexion = get_connection()
    try:
        connexion.open()
    except (smtplib.SMTPException, OSError) as e:
        raise ARemettre(str(PAS_DE_REPONSE)) from e
    return connexion


def _raison_de_ne_rien_envoyer(abonnement: Abonnement) -> str:
    """Why a month must not leave, as the rights are at this minute; empty where it may."""
    if not abonnement.est_confirme:
        return _("l’abonnement est arrêté")
    if not abonnement.compte.est_ouvert:
        return _("le compte est fermé")
    if not sources_de(abonnement):
        return _("vous n’avez plus le droit de lire le mois à ces lieux")
    return ""


def _noter(envoi: Envoi, etat: str, raison: str) -> None:
    Envoi.objects.filter(pk=envoi.pk).update(etat=etat, raison=raison)
