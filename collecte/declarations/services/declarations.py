"""Declare the next period of an agreement: its dossier, made in one gesture."""

from collections.abc import Collection
from datetime import date
from uuid import uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.matiere.jours import JOUR
from petiterockette.comptes.models import Compte
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.services.dossiers import creer
from petiterockette.droits import exiger
from petiterockette.mots.francais import majuscule
from petiterockette.temps.dates import date_format

from ..models import Convention, Declaration
from ..periodes import Jours, prochaine
from ..refus import (
    PasLaSuivante,
    PasSignee,
    PeriodePasFinie,
    PrecedentePasFigee,
    RienADeclarer,
    SansLigne,
)
from ..retenues import DEBOUT
from .conventions import DROIT, consigner_de, tenir_toutes

DES_APPAREILS = "declaration-appareils"


@transaction.atomic
def declarer(*, convention: Convention, compte: Compte, debut: date) -> Declaration:
    """The declaration of the period that begins on that day; the one made before if any.

    It starts from the one before, which must be frozen: it carries what moved in it since. Raises
    ``PasSignee``, ``SansLigne``, ``RienADeclarer``, ``PasLaSuivante``, ``PeriodePasFinie``,
    ``PrecedentePasFigee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    tenir_toutes()
    faites = {d.debut: d for d in convention.declarations.select_related("dossier")}
    if debut in faites:
        return faites[debut]
    jours = _a_declarer(convention, faites.keys(), debut)
    avant = max(faites.values(), key=lambda d: d.debut, default=None)
    if avant and avant.dossier.etat not in DEBOUT:
        raise PrecedentePasFigee(titre=avant.dossier.titre)
    dossier, _neuf = creer(
        compte=compte,
        uuid=uuid5(convention.uuid, jours.debut.isoformat()),
        objet=Dossier.Objet.DECLARATION,
        titre=f"{convention}, {jours.nom}"[:100],
        pour=f"{convention.eco_organisme}, {convention.numero}"[:100],
        debut=jours.debut,
        fin=jours.fin,
        lieux=list(convention.lieux.all()),
        a_rendre_le=jours.fin + convention.delai_jours * JOUR,
        part_de=avant.dossier if avant else None,
        avec=lambda dossier: _attacher(dossier, convention),
    )
    consigner_de(
        convention,
        "collecte.declaration.faite",
        _("Déclaration commencée"),
        compte,
        dossier=dossier.pk,
        debut=jours.debut.isoformat(),
        fin=jours.fin.isoformat(),
    )
    return dossier.declaration


def _a_declarer(convention: Convention, faites: Collection[date], debut: date) -> Jours:
    if not convention.est_signee:
        raise PasSignee()
    if not convention.lignes.exists():
        raise SansLigne()
    jours = prochaine(convention, faites)
    if jours is None:
        raise RienADeclarer()
    if jours.debut != debut:
        raise PasLaSuivante(periode=jours.nom)
    if jours.fin >= timezone.localdate():
        raise PeriodePasFinie(
            periode=majuscule(jours.nom), jour=date_format(jours.fin + JOUR, "j F Y")
        )
    return jours


def _attacher(dossier: Dossier, convention: Convention) -> None:
    """Tie a dossier that was just made to its agreement; it shows what that one asks."""
    Declaration.objects.create(dossier=dossier, convention=convention, debut=dossier.debut)
    if not convention.suit_les_appareils:
        dossier.choisis.filter(code=DES_APPAREILS).delete()
