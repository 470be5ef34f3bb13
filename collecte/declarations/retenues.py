"""What a declaration that stands holds: the months that it told, and the one before it."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from collecte.matiere.jours import JOUR, mois_suivant
from petiterockette.dossiers.models import Dossier
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus

from .models import Declaration
from .refus import MoisDeclare, SuivanteFigee

# Frozen, and not a draft again.
DEBOUT = (Dossier.Etat.VERIFIE, Dossier.Etat.ENVOYE, Dossier.Etat.SOLDE)


def mois_deja_declare(lieu: Lieu, mois: date) -> Refus | None:
    """A month that a frozen declaration tells is not reopened while it stands."""
    debout = Declaration.objects.filter(
        Q(dossier__lieux=None) | Q(dossier__lieux=lieu),
        dossier__debut__lt=mois_suivant(mois),
        dossier__fin__gt=mois - JOUR,
        dossier__etat__in=DEBOUT,
    )
    declaration = debout.select_related("dossier").order_by("pk").first()
    return MoisDeclare(titre=declaration.dossier.titre) if declaration else None


def suivante_figee(dossier: Dossier) -> Refus | None:
    """A declaration whose next one is frozen stays: that one carries what moved in it."""
    sienne = Declaration.objects.filter(dossier=dossier).first()
    if sienne is None:
        return None
    suivantes = sienne.convention.declarations.filter(debut__gt=sienne.debut)
    figee = suivantes.filter(dossier__etat__in=DEBOUT).order_by("debut").first()
    return SuivanteFigee(titre=figee.dossier.titre) if figee else None


def sa_convention(dossier: Dossier) -> str:
    """The page from which the next declaration is made."""
    sienne = Declaration.objects.filter(dossier=dossier).first()
    if sienne is None:
        return reverse("collecte:conventions")
    return reverse("collecte:convention", args=[sienne.convention_id])
