"""Freeze the entries of an exercise, once every till has closed it: they are read from there."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from petiterockette.base.insertion import inserer
from petiterockette.journal.dites import dites
from petiterockette.journal.maison import MAISON, noter_a_la_maison
from petiterockette.journal.models import Chaine
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format
from petiterockette.version import VERSION

from ..ecritures import ecritures_a_figer
from ..ecritures_des_caisses import Ecriture
from ..exercices import exercices_a_figer
from ..models import EcritureFigee, ExerciceFige


def figer_les_exercices(maintenant: datetime) -> int:
    """Freeze each exercise that is over and closed at every till, in order; how many."""
    figes = 0
    for debut, fin in exercices_a_figer(timezone.localdate(maintenant)):
        with transaction.atomic():
            # Whoever else would freeze it waits, and finds that it is done.
            Chaine.objects.get_or_create(nom=MAISON)
            Chaine.objects.select_for_update().get(nom=MAISON)
            if ExerciceFige.objects.filter(fin__gte=fin).exists():
                continue
            figer(debut, fin, ecritures_a_figer(debut, fin, ouvert=debut), maintenant)
        figes += 1
    return figes


def figer(debut: date, fin: date, toutes: Sequence[Ecriture], maintenant: datetime) -> ExerciceFige:
    """Write the entries of an exercise for good, numbered from 1 in their order."""
    exercice = ExerciceFige.objects.create(
        debut=debut,
        fin=fin,
        clos_le=timezone.localdate(maintenant),
        ecritures=len(toutes),
        debit_cts=sum(e.debit_cts for e in toutes),
        le=maintenant.replace(microsecond=0),
        version=VERSION,
    )
    figees = [
        EcritureFigee(
            exercice=exercice,
            numero=numero,
            journal=e.journal,
            jour=e.jour,
            piece=e.piece,
            piece_jour=e.piece_jour or e.jour,
            libelle=e.libelle[:200],
            lieu_id=e.lieu,
            lignes=[[li.compte, li.nom, li.debit_cts, li.credit_cts] for li in e.lignes],
        )
        for numero, e in enumerate(toutes, start=1)
    ]
    if figees:
        inserer(figees)
    _dire(exercice, figees)
    return exercice


def _dire(exercice: ExerciceFige, figees: Sequence[EcritureFigee]) -> None:
    """Chain the exercise, then its entries month by month, each told whole."""
    noter_a_la_maison("exercice.fige", par=None, compte=None, **dites([exercice]))
    for _mois, du_mois in groupby(figees, key=lambda e: (e.jour.year, e.jour.month)):
        noter_a_la_maison("ecritures.figees", par=None, compte=None, **dites(list(du_mois)))
    consigner(
        "boutique.exercice.fige",
        ngettext(
            "Exercice clos le %(fin)s\u00a0: %(n)d écriture figée",
            "Exercice clos le %(fin)s\u00a0: %(n)d écritures figées",
            exercice.ecritures,
        )
        % {"fin": date_format(exercice.fin), "n": exercice.ecritures},
        {"exercice": exercice.pk},
    )
