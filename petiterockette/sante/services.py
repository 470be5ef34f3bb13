"""Ask for a backup now: a file laid where the backups' job looks."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.freins.services import Frein
from petiterockette.journal.services import consigner

from .demande import demandee_le, demander
from .models import SigneDeVie
from .refus import DossierFerme, SauvegardeDejaDemandee, SauvegardesPasReglees, TropDeSauvegardes
from .sauvegardes import dossier

LIRE, SAUVEGARDER = "sante.lire", "sante.sauvegarder"
# Of the whole house: a backup is the same, whoever asks.
DEMANDES = Frein("sauvegardes", par_foyer=6, refus=TropDeSauvegardes)


@transaction.atomic
def demander_une_sauvegarde(*, compte: Compte) -> None:
    """Ask for a backup, which begins within the minute beside the product.

    Raises ``DroitManquant``, ``SauvegardesPasReglees``, ``SauvegardeDejaDemandee``,
    ``TropDeSauvegardes`` or ``DossierFerme``; then nothing is written.
    """
    exiger_partout(compte, SAUVEGARDER)
    la = dossier()
    if la is None:
        raise SauvegardesPasReglees()
    if demandee_le(la):
        raise SauvegardeDejaDemandee()
    DEMANDES.compter("la maison")
    consigner(
        "sante.sauvegarde.demandee",
        _("Sauvegarde demandée"),
        {},
        par=compte.personne_id,
        compte=compte.pk,
    )
    try:
        # Last: a file is not taken back by a transaction, and one too many does no harm.
        demander(la)
    except OSError as faute:
        raise DossierFerme() from faute


@transaction.atomic
def donner_signe(maintenant: datetime) -> None:
    """Note that a worker is here."""
    SigneDeVie.objects.update_or_create(id=1, defaults={"le": maintenant})
