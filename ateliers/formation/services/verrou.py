"""Lock a session: every half-day that was held is signed by whoever taught it, too."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.models import Chaine
from petiterockette.refus import Refus
from petiterockette.temps.dates import date_format

from ..chaine import CHAINE
from ..models import Session
from ..refus import (
    EmargementIncomplet,
    FormateurADire,
    FormateurSansSignature,
    SessionPasFinie,
    SessionSansStagiaire,
    SessionVide,
)
from ..suivi_des_emargements import Avancement, Grille, grille_de
from .sessions import dire, exiger_ouverte, prendre


@transaction.atomic
def verrouiller(*, session: Session, compte: Compte, le: datetime | None = None) -> Session:
    """Lock a session: all is signed or said absent, and nobody signs any more.

    The house's own chain says where that of émargements stands then, and is told outside.
    Raises what ``obstacle`` says, ``SessionVerrouillee`` or ``DroitManquant``.
    """
    session = prendre(session, compte)
    exiger_ouverte(session)
    le = le or timezone.now()
    if refus := obstacle(grille_de(session), le):
        raise refus
    session.verrouillee_le = le
    session.save(update_fields=["verrouillee_le"])
    dire("session.verrouillee", _("%(session)s verrouillée"), session, compte)
    chaine = Chaine.objects.filter(nom=CHAINE).first()
    noter_a_la_maison(
        "formation.session.verrouillee",
        par=compte.personne_id,
        compte=compte.pk,
        session=session.pk,
        rang=chaine.rang if chaine else 0,
        empreinte=chaine.empreinte if chaine else "",
    )
    return session


def obstacle(grille: Grille, le: datetime) -> Refus | None:
    """Why a session does not lock yet, in the words of its page; None once it may.

    ``SessionVide``, ``SessionPasFinie``, ``SessionSansStagiaire``, ``FormateurADire``,
    ``EmargementIncomplet``, ``FormateurSansSignature``: a sheet
    proves a half-day with the signature of whoever taught it.
    Source: what a feuille d'émargement must bear, as poles.md tells it (Qualiopi, OPCO).
    """
    if not grille.demi_journees:
        return SessionVide()
    if max(d.fin for d in grille.demi_journees) > le:
        return SessionPasFinie()
    if not grille.stagiaires:
        return SessionSansStagiaire()
    etats = grille.etats
    if jours := [e for e in etats if e.sans_formateur]:
        return FormateurADire(quand=_quand(jours))
    if n := sum(e.reste for e in etats):
        return EmargementIncomplet(n=n)
    if jours := [e for e in etats if e.formateur_absent]:
        return FormateurSansSignature(quand=_quand(jours))
    return None


def _quand(etats: Sequence[Avancement]) -> str:
    """« 23 novembre (matin) »: the first half-days, in order."""
    demis = [e.demi_journee for e in etats[:3]]
    dits = [f"{date_format(d.jour, 'j F')} ({d.get_moment_display()})" for d in demis]
    return ", ".join([*dits, "…"] if len(etats) > len(demis) else dits)
