"""The émargements read again: each row is what its link says, and none is missing."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import F
from django.utils import timezone

from petiterockette.journal.dites import RANGEES, dite
from petiterockette.journal.maison import MAISON
from petiterockette.journal.models import Maillon
from petiterockette.verification import Constat, verification

from .chaine import CHAINE
from .models import Emargement, Feuille
from .services.retention import empreinte_du_fichier
from .traces import empreinte_du_trace

Dites = dict[int, dict[str, Any]]


@verification("Émargements")
def emargements() -> Iterator[Constat]:
    """Every signature is, column for column, what its link said when it was made."""
    dites = _dites()
    for modele in (Feuille, Emargement):
        yield from _comparer(modele, dites.get(modele._meta.label_lower, {}))


@verification("Preuves des émargements")
def preuves() -> Iterator[Constat]:
    """What was drawn and what was photographed are there, unchanged, until their term."""
    jour = timezone.localdate()
    signes = Emargement.objects.exclude(trace_empreinte="").select_related(
        "trace", "demi_journee__session"
    )
    for emargement in signes.iterator(chunk_size=2000):
        trace = getattr(emargement, "trace", None)
        if trace is None:
            if emargement.demi_journee.session.terme >= jour:
                yield Constat(f"{emargement} : son tracé manque, il est gardé jusqu’à son terme")
        elif empreinte_du_trace(trace.nom, trace.dessin) != emargement.trace_empreinte:
            yield Constat(f"{emargement} : son tracé a été changé")
    for feuille in Feuille.objects.select_related("demi_journee__session").iterator():
        if not default_storage.exists(feuille.fichiers["grande"]):
            if feuille.demi_journee.session.terme >= jour:
                yield Constat(f"{feuille} : sa photo manque")
        elif empreinte_du_fichier(feuille) != feuille.empreinte:
            yield Constat(f"{feuille} : sa photo a été changée")


@verification("Heures des demi-journées")
def heures() -> Iterator[Constat]:
    """A half-day that was signed has still the hours that were signed."""
    changees = Emargement.objects.valables().exclude(debut=F("demi_journee__debut"))
    for emargement in changees:
        yield Constat(f"{emargement} : la demi-journée n’a plus l’heure qui a été signée")
    for emargement in Emargement.objects.valables().select_related("demi_journee").iterator():
        if emargement.duree_min != emargement.demi_journee.duree_min:
            yield Constat(f"{emargement} : la demi-journée n’a plus la durée qui a été signée")


@verification("Sessions verrouillées")
def verrous() -> Iterator[Constat]:
    """The chain still goes through where the house's own said it stood at each locking."""
    dits = Maillon.objects.filter(
        chaine__nom=MAISON, contenu__code="formation.session.verrouillee"
    ).values_list("contenu", flat=True)
    voulus = {c["rang"]: (c["empreinte"], c["session"]) for c in dits if c["rang"]}
    tenus = dict(
        Maillon.objects.filter(chaine__nom=CHAINE, rang__in=voulus).values_list("rang", "empreinte")
    )
    for rang, (empreinte, session) in sorted(voulus.items()):
        if tenus.get(rang) != empreinte:
            yield Constat(f"session {session} : le maillon {rang} n’est plus celui de son verrou")


def _dites() -> dict[str, Dites]:
    """What the links say: table → row's number → its columns."""
    dites: dict[str, Dites] = {}
    maillons = Maillon.objects.filter(chaine__nom=CHAINE).order_by("rang")
    for contenu in maillons.values_list("contenu", flat=True).iterator():
        for table, rangees in contenu.get(RANGEES, {}).items():
            cle = apps.get_model(table)._meta.pk.attname
            dites.setdefault(table, {}).update({r[cle]: r for r in rangees})
    return dites


def _comparer(modele: Any, dites: Dites) -> Iterator[Constat]:
    manquent = set(dites)
    for rangee in modele._base_manager.order_by("pk").iterator(chunk_size=2000):
        manquent.discard(rangee.pk)
        scellee, lue = dites.get(rangee.pk), dite(rangee)
        if scellee is None:
            yield Constat(f"{rangee} : aucun maillon ne le dit")
            continue
        for champ in sorted(scellee.keys() | lue.keys()):
            if scellee.get(champ) != lue.get(champ):
                yield Constat(
                    f"{rangee} : {champ} vaut {lue.get(champ)!r}, scellé {scellee.get(champ)!r}"
                )
    nom = modele._meta.verbose_name
    for pk in sorted(manquent):
        yield Constat(f"{nom} {pk} : la ligne manque")
