"""Two rows for one person: one is kept, the other points to it, nothing is destroyed."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.journal.services import consigner

from ..models import CodeDeCaisse, Consentement, Mot, PasDoublon, Personne
from ..refus import CompteSurLAutre, DeuxComptes, MemePersonne
from .annuaire import DONNEES, verrouiller_ensemble


@transaction.atomic
def fusionner(
    *, garder: Personne, doublon: Personne, par: int | None, compte: int | None
) -> Personne:
    """Let ``doublon`` be ``garder`` from now on; returns the kept person.

    Rows already written keep the number of the duplicate, and are read with ``numeros``. What
    the kept person lacks (surname, address, number, agreements) is taken from the duplicate.
    It cannot be undone: what was written since under one number could not be told apart.
    Raises ``MemePersonne``, ``CompteSurLAutre``, ``PersonneAnonyme`` or ``DejaFusionnee``.
    """
    if garder.pk == doublon.pk:
        raise MemePersonne()
    verrouilles = verrouiller_ensemble([garder.pk, doublon.pk])
    garder, doublon = verrouilles[garder.pk], verrouilles[doublon.pk]
    _juger_les_comptes(garder, doublon)
    _reprendre_les_tuiles(garder, doublon)
    _completer(garder, doublon)
    Mot.objects.filter(personne=doublon).delete()
    CodeDeCaisse.objects.filter(personne=doublon).delete()
    Personne.objects.filter(fusionnee_dans=doublon).update(fusionnee_dans=garder)
    doublon.fusionnee_dans = garder
    doublon.save(update_fields=["fusionnee_dans"])
    consigner(
        "personnes.personne.fusionnee",
        _("Personne nº %(autre)d fusionnée dans la nº %(n)d")
        % {"autre": doublon.pk, "n": garder.pk},
        {"personne": garder.pk, "doublon": doublon.pk},
        par=par,
        compte=compte,
    )
    return garder


def _juger_les_comptes(garder: Personne, doublon: Personne) -> None:
    """An account keeps the number that it bears: it must be the kept one's."""
    if not hasattr(doublon, "compte"):
        return
    if hasattr(garder, "compte"):
        raise DeuxComptes()
    raise CompteSurLAutre(qui=str(doublon))


def _reprendre_les_tuiles(garder: Personne, doublon: Personne) -> None:
    """The duplicate's tiles become the kept person's; one at a site where it has its own ends."""
    siennes = set(garder.equipes.filter(fin=None).values_list("lieu", flat=True))
    en_cours = doublon.equipes.filter(fin=None)
    hier = timezone.localdate() - timedelta(days=1)
    en_cours.filter(lieu__in=siennes).update(fin=hier, debut=Least("debut", Value(hier)))
    en_cours.exclude(lieu__in=siennes).update(personne=garder)


def _completer(garder: Personne, doublon: Personne) -> None:
    for champ in ("nom", *DONNEES):
        if not getattr(garder, champ):
            setattr(garder, champ, getattr(doublon, champ))
            if champ in DONNEES:
                Consentement.objects.filter(personne=doublon, donnee=champ, retire_le=None).update(
                    personne=garder
                )
    # What was agreed to for an address that is not kept serves nothing more.
    Consentement.objects.filter(personne=doublon, retire_le=None).update(retire_le=timezone.now())
    garder.save(update_fields=["nom", *DONNEES])
    mots = set(garder.mots.values_list("mot", flat=True))
    Mot.objects.bulk_create(
        Mot(personne=garder, mot=mot)
        for mot in doublon.mots.values_list("mot", flat=True)
        if mot not in mots
    )


@transaction.atomic
def ecarter(*, une: Personne, autre: Personne, par: int | None, compte: int | None) -> None:
    """Remember that two people who look alike are two. Twice changes nothing."""
    premier, second = sorted((une, autre), key=lambda p: p.pk)
    if premier.pk == second.pk:
        raise MemePersonne()
    _deja, neuf = PasDoublon.objects.get_or_create(une=premier, autre=second)
    if neuf:
        consigner(
            "personnes.ressemblance.ecartee",
            _("Personnes nº %(n)d et nº %(autre)d : deux personnes différentes")
            % {"n": premier.pk, "autre": second.pk},
            {"personnes": [premier.pk, second.pk]},
            par=par,
            compte=compte,
        )
