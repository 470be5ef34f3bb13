"""The heads leave the machine each night: who changes the base afterwards does not have them.

Each departure is a link of the house's chain, so that what left one night is tied to what left
the night before; the file that leaves tells where that link stands too.
"""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.temps.dates import date_format

from ..maison import MAISON, noter_a_la_maison
from ..models import Maillon
from .fichier import Tete, Tetes, ecrire_pour_de_bon, en_texte, lire_des_tetes, tetes_de_la_base

CODE = "tetes.parties"


class TetesRestees(Exception):
    """The heads could not leave; the message (French) says why."""


def faire_partir_les_tetes(jour: date) -> str:
    """Chain where each chain stands, then send it away; the sentence that says where to.

    Raises ``TetesRestees`` if the folder or the mail refuses; what could leave has left.
    """
    avant = tetes_de_la_base()
    maillon = noter_a_la_maison(
        CODE, par=None, compte=None, tetes={nom: list(tete) for nom, tete in avant.items()}
    )
    texte = en_texte(avant | {MAISON: Tete(maillon.rang, maillon.empreinte)})
    nom = f"tetes-{jour:%Y-%m-%d}.json"
    faits, refus = [], []
    for partir in (_au_dossier, _par_courriel):
        try:
            faits.append(partir(nom, texte, jour))
        # smtplib's errors are OSErrors too.
        except OSError as erreur:
            refus.append(erreur.strerror or str(erreur))
    if refus:
        raise TetesRestees(_("Les têtes ne sont pas parties\u00a0: %(quoi)s") % {"quoi": refus[0]})
    partis = ", ".join(filter(None, faits))
    if not partis:
        return _("Dites dans la chaîne de la maison\u00a0; aucun dossier ni courriel n’est réglé.")
    return _("Parties\u00a0: %(ou)s.") % {"ou": partis}


def parties_dites() -> Tetes:
    """Chain → the last head that left, as the house's chain tells it."""
    dites: Tetes = {}
    departs = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=CODE).order_by("rang")
    for contenu in departs.values_list("contenu", flat=True).iterator():
        dites |= {nom: Tete(*tete) for nom, tete in contenu["tetes"].items()}
    return dites


def dernieres_parties() -> Tetes:
    """The last heads that the folder has; none where no folder is set.

    Raises ``TetesIllisibles``.
    """
    if not settings.DOSSIER_DES_TETES_PARTIES:
        return {}
    fichiers = sorted(Path(settings.DOSSIER_DES_TETES_PARTIES).glob("tetes-*.json"))
    return lire_des_tetes(fichiers[-1]) if fichiers else {}


def _au_dossier(nom: str, texte: str, jour: date) -> str:
    if not settings.DOSSIER_DES_TETES_PARTIES:
        return ""
    ecrire_pour_de_bon(Path(settings.DOSSIER_DES_TETES_PARTIES) / nom, texte)
    return _("dans le dossier des têtes parties")


def _par_courriel(nom: str, texte: str, jour: date) -> str:
    adresses = settings.COURRIELS_DES_TETES
    if not adresses:
        return ""
    if not settings.COURRIEL_REGLE:
        raise OSError(_("le courriel n’est pas réglé (EMAIL_URL)"))
    quand = date_format(jour)
    message = EmailMessage(
        subject=_("Têtes des chaînes du %(jour)s") % {"jour": quand},
        body=_(
            "Le dernier numéro de chaque caisse au %(jour)s, scellé. Gardez ce courriel\u00a0: si "
            "la base était un jour changée, «\u00a0manage.py verifier --tetes %(nom)s\u00a0» le "
            "dirait."
        )
        % {"jour": quand, "nom": nom},
        to=adresses,
        attachments=[(nom, texte, "application/json")],
    )
    message.send()
    n = len(adresses)
    return ngettext("à %(n)d adresse", "à %(n)d adresses", n) % {"n": n}
