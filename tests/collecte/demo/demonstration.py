"""What the tests of the demo share: a small story, and its gestures made by the services."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils.module_loading import autodiscover_modules

from collecte.demo.chapitres import matiere as chapitre
from collecte.demo.chapitres.matiere import gestes_du_jour
from collecte.demo.ecriture.annuaire import Annuaire
from collecte.demo.ecriture.lot import NUMEROTES
from collecte.demo.recit import calendrier
from collecte.demo.recit.calendrier import jours
from collecte.demo.recit.gestes import Annuler, Deposer, GesteRaconte, Orienter, Sortir, Vendre
from collecte.depots.services.depots import enregistrer_depot
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from collecte.matiere.etapes import REEMPLOI
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import (
    donner,
    porter_a_la_dechetterie,
    remettre_au_recycleur,
    sortir_des_bacs,
)
from collecte.tri.services.tri import orienter
from petiterockette.demonstration import CHAPITRES, Histoire
from petiterockette.management.commands import demo
from tests.greffons.partage import Partager, T

JOUR = timedelta(days=1)
# Who works there, what they weigh and what they sell.
LA_MATIERE = (
    "petiterockette.comptes.",
    "petiterockette.benevolat.",
    "collecte.demo.",
    "boutique.demo.",
)


def vider_les_caches() -> None:
    """Forget the days already told, when the scale of the story changes."""
    calendrier._semaine.cache_clear()
    chapitre._apres_les_depots.cache_clear()


def ne_raconter_que_la_matiere(monkeypatch, *aussi: str) -> None:
    """The story of the matter and of the tills, and of these rooms: poles and papers have their
    own tests, and the whole of it is told in tests/ateliers/."""
    autodiscover_modules("demo")
    dits = [c for c in CHAPITRES if type(c).__module__.startswith((*LA_MATIERE, *aussi))]
    monkeypatch.setattr(demo, "CHAPITRES", dits)


def raccourcir(monkeypatch) -> None:
    """Nine days of a small house, its matter alone: the same rules, in a few seconds."""
    monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 30_000_000)
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: fin - annees * 9 * JOUR)
    ne_raconter_que_la_matiere(monkeypatch)


def rembobiner() -> None:
    """Let numbers start again: a sequence that a test moved on outlives its rollback."""
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            for modele in NUMEROTES:
                curseur.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), 1, false)",
                    [modele._meta.db_table],
                )


@contextmanager
def recit_partage(
    partager: Partager[T],
    django_db_blocker,
    raconter: Callable[[], T],
    preparer: Callable[[pytest.MonkeyPatch], None] = raccourcir,
) -> Iterator[T]:
    """A story, the short one by default, told once for all the tests of a module; what telling
    it returned. ``preparer``: how it is to be told, undone afterwards."""
    with pytest.MonkeyPatch.context() as change:
        preparer(change)
        vider_les_caches()
        with partager(raconter) as dit:
            yield dit
        with django_db_blocker.unblock():
            rembobiner()
    vider_les_caches()


def figures(histoire: Histoire, du: date, au: date) -> Counter:
    """The grams of a period, added up from what is said, not from what is written."""
    g: Counter = Counter()
    for jour in jours(du, au):
        gestes = gestes_du_jour(histoire, jour)
        annules = {a.annule for a in gestes if isinstance(a, Annuler)}
        g["depots"] += sum(isinstance(geste, Deposer) for geste in gestes)
        g["annules"] += len(annules)
        for geste in gestes:
            if isinstance(geste, Deposer) and geste.cle not in annules:
                for ligne in geste.lignes:
                    g["pesees"] += 1
                    g["collecte"] += ligne.masse_g
                    g["textiles"] += ligne.masse_g * (ligne.categorie == "textiles")
            elif isinstance(geste, Vendre):
                g["reemploi"] += geste.masse_g
            elif isinstance(geste, Sortir) and not geste.maison:
                sort = "reemploi" if geste.vers in REEMPLOI else geste.vers
                g[sort] += geste.masse_g
    return g


def faire(geste: GesteRaconte, annuaire: Annuaire) -> Bon:
    """Make a gesture by its service, at its instant."""
    # In UTC: a travel in another zone would change the process's own.
    with time_machine.travel(geste.instant.astimezone(UTC), tick=False):
        bon, cree = _faire(geste, annuaire)
    assert cree
    return bon


def _faire(geste: GesteRaconte, annuaire: Annuaire) -> tuple[Bon, bool]:
    entete = annuaire.entete(geste)
    if isinstance(geste, Deposer):
        return enregistrer_depot(depot=annuaire.depot(geste), compte=entete.compte)
    if isinstance(geste, Annuler):
        return annuler(
            bon=Bon.objects.select_related("lieu", "point").get(uuid=annuaire.uuid(geste.annule)),
            uuid=entete.uuid,
            motif=geste.motif,
            compte=entete.compte,
            par=entete.par,
        )
    categorie = annuaire.categories.get(geste.categorie)
    if isinstance(geste, Orienter):
        return orienter(
            entete=entete,
            categorie=categorie,
            matiere=annuaire.matieres.get(geste.matiere),
            de=geste.de,
            vers=geste.vers,
            masse_g=geste.masse_g,
        )
    if isinstance(geste, Vendre):
        return vendre_hors_caisse(
            entete=entete, categorie=categorie, masse_g=geste.masse_g, mesure=geste.mesure
        )
    assert isinstance(geste, Sortir)
    tares = annuaire.tares(geste)
    brut_g = geste.masse_g + sum(quoi.tare_g * n for quoi, n in tares)
    structure = annuaire.structures.get(geste.structure)
    matiere = annuaire.matieres.get(geste.matiere)
    if geste.genre == "bac":
        return sortir_des_bacs(
            entete=entete,
            bac=annuaire.bacs[geste.bac],
            n=geste.n,
            brut_g=brut_g,
            maison=geste.maison,
        )
    if geste.genre == "don":
        return donner(
            entete=entete,
            type_don=annuaire.types_don[geste.type_don],
            structure=structure,
            categorie=categorie,
            brut_g=brut_g,
        )
    if geste.genre == "recycleur":
        return remettre_au_recycleur(
            entete=entete, structure=structure, matiere=matiere, brut_g=brut_g, tares=tares
        )
    return porter_a_la_dechetterie(
        entete=entete, structure=structure, matiere=matiere, brut_g=brut_g, tares=tares
    )
