"""The entries of a period, in order: frozen with their exercise, else made of what is closed.

What comes after its exercise was frozen, a payment seen late, a paper of an exit, a grant that
changed, is booked on the first day that is still open, with the day of what proves it beside.
"""

from datetime import date

from collecte.matiere.jours import JOUR

from .ecritures_des_caisses import Ecriture, Lieux, LigneComptable, Plan, des_caisses
from .models import EcritureFigee, ExerciceFige
from .recettes_factures import paiements_des_factures, paiements_en_retard, recettes_des_factures
from .recettes_matiere import recettes_matiere, recettes_rectifiees
from .recettes_subventions import des_subventions


def ecritures(debut: date, fin: date, lieux: Lieux = None) -> list[Ecriture]:
    """The entries of a period, ``fin`` included, of some sites (None: all), in order."""
    figees = EcritureFigee.objects.filter(jour__range=(debut, fin))
    if lieux is not None:
        figees = figees.filter(lieu__in=lieux)
    ouvert = premier_jour_ouvert()
    lues = [lire(figee) for figee in figees.order_by("exercice__fin", "numero")]
    return [*lues, *ecritures_a_figer(max(debut, ouvert), fin, lieux, ouvert)]


def ecritures_a_figer(
    debut: date, fin: date, lieux: Lieux = None, ouvert: date = date.min
) -> list[Ecriture]:
    """What is closed of a period where nothing is frozen: it has no number yet.

    ``ouvert``: the first day that is still open; what came late is booked on it.
    """
    if fin < debut:
        return []
    plan = Plan()
    toutes = [
        *des_caisses(debut, fin, lieux, plan),
        *recettes_des_factures(debut, fin, lieux, plan),
        *paiements_des_factures(debut, fin, lieux, plan),
        *recettes_matiere(debut, fin, lieux, plan),
        *des_subventions(debut, fin, lieux, plan, ouvert),
    ]
    if debut <= ouvert <= fin:
        toutes += paiements_en_retard(ouvert, lieux, plan)
        toutes += recettes_rectifiees(ouvert, lieux, plan)
    return sorted(toutes, key=lambda e: (e.jour, e.journal, e.piece))


def premier_jour_ouvert() -> date:
    """The day after the last exercise that is frozen; the first of all days before any is."""
    dernier = ExerciceFige.objects.order_by("-fin").values_list("fin", flat=True).first()
    return dernier + JOUR if dernier else date.min


def lire(figee: EcritureFigee) -> Ecriture:
    """A frozen entry, as every page and file reads entries."""
    return Ecriture(
        jour=figee.jour,
        journal=figee.journal,
        piece=figee.piece,
        libelle=figee.libelle,
        lieu=figee.lieu_id,
        lignes=tuple(LigneComptable(*ligne) for ligne in figee.lignes),
        piece_jour=figee.piece_jour,
        numero=figee.numero,
    )
