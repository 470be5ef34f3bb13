"""A week written by the services and by the bulk writer is equal, row for row."""

import re
from datetime import date

import pytest
from django.db import connection, transaction

from collecte.demo.chapitres.matiere import LaMatiere, gestes_du_jour
from collecte.demo.ecriture.annuaire import Annuaire
from collecte.demo.recit import calendrier
from collecte.demo.recit.calendrier import jours
from collecte.demo.recit.gestes import Annuler, Deposer, Orienter, Sortir, Vendre
from collecte.livre.models import (
    Apport,
    Bon,
    Commentaire,
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    CumulPartenaires,
    DonRefuse,
    Ligne,
    Mouvement,
    Stock,
    Tare,
)
from collecte.mois.models import Mois
from collecte.sorties.models import Sortie
from petiterockette.base.insertion import inserer_en_nombre
from petiterockette.comptes.demo import LesGens
from petiterockette.demonstration import Histoire
from petiterockette.journal.models import Entree
from petiterockette.lieux.services import fonder
from petiterockette.personnes.models import Personne
from tests.collecte.demo import demonstration

# The stocks of four weeks, then a week over the end of a month and the change of hour.
HISTOIRE = Histoire(graine=7, debut=date(2026, 2, 24))
DU, AU = date(2026, 3, 26), date(2026, 4, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def semaine(db, monkeypatch, pleine):
    """A week's gestures on a base that has its stocks; fewer deposits in short runs."""
    if not pleine:
        monkeypatch.setattr(calendrier, "COLLECTE_PAR_AN_G", 40_000_000)
    # Mistakes are rare: a week must have some.
    monkeypatch.setattr("collecte.demo.recit.recette.ANNULE", 0.06)
    monkeypatch.setattr("collecte.demo.recit.recette.REFUSE", 0.06)
    monkeypatch.setattr("collecte.demo.recit.recette.DONATEUR", 0.06)
    # Matter alone: no till sells what the story takes off the shelf.
    monkeypatch.setattr("collecte.demo.chapitres.matiere.VENDEURS", [])
    demonstration.vider_les_caches()
    fonder(nom="La Petite Rockette", demo=True)
    LesGens().fonder(HISTOIRE)
    LaMatiere().fonder(HISTOIRE)
    LaMatiere().raconter(HISTOIRE, HISTOIRE.debut, DU - demonstration.JOUR)
    yield [g for jour in jours(DU, AU) for g in gestes_du_jour(HISTOIRE, jour)]
    demonstration.vider_les_caches()
    demonstration.rembobiner()


def test_une_semaine_est_la_meme_par_les_services_et_en_nombre(semaine):
    assert {type(g) for g in semaine} == {Deposer, Annuler, Orienter, Vendre, Sortir}
    sorties = [g for g in semaine if isinstance(g, Sortir)]
    assert {g.genre for g in sorties} == {"don", "recycleur", "bac", "dechetterie"}
    assert any(g.maison for g in sorties)
    annuaire = Annuaire(HISTOIRE.graine)

    avant = transaction.savepoint()
    for geste in semaine:
        demonstration.faire(geste, annuaire)
    par_les_services = tout()
    transaction.savepoint_rollback(avant)
    LaMatiere().raconter(HISTOIRE, DU, AU)
    en_nombre = tout()

    assert par_les_services.keys() == en_nombre.keys()
    for table, rangees in par_les_services.items():
        assert rangees == en_nombre[table], table


@pytest.mark.sqlite
def test_en_nombre_aucune_rangee_ne_precede_celle_qu_elle_designe(semaine, monkeypatch):
    """Meanwhile SQLite would look, at each row of a long table, for what waits for it."""
    en_attente = {}

    def inserer(rangees):
        inserer_en_nombre(rangees)
        with connection.cursor() as curseur:
            curseur.execute("PRAGMA foreign_key_check")
            en_attente.update({type(rangee): curseur.fetchall() for rangee in rangees[:1]})

    monkeypatch.setattr("collecte.livre.services.en_nombre.lot.inserer_en_nombre", inserer)

    LaMatiere().raconter(HISTOIRE, DU, AU)

    assert Personne in en_attente
    assert Apport in en_attente
    assert {table: ids for table, ids in en_attente.items() if ids} == {}


def tout() -> dict[str, list]:
    """Every row that matter writes, without ids: a bon is named by its uuid."""
    uuids = dict(Bon.objects.values_list("id", "uuid"))
    annulations = {"empreinte": lambda valeur, rangee: None if rangee["annule__uuid"] else valeur}
    return {
        "bons": rangees(
            Bon,
            "uuid empreinte nature lieu point jour enregistre_le appareil_le compte par "
            "annule__uuid motif commentaire_empreinte",
            **annulations,
        ),
        "commentaires": rangees(Commentaire, "bon__uuid texte", tri="bon"),
        "apports": rangees(
            Apport, "bon__uuid origine localite donateur__prenom donateur__nom", tri="bon"
        ),
        "sorties": rangees(Sortie, "bon__uuid genre type_don structure", tri="bon"),
        "lignes": rangees(
            Ligne, "bon__uuid rang categorie matiere bac de vers brut_g masse_g quantite mesure"
        ),
        "tares": rangees(Tare, "ligne__bon__uuid ligne__rang contenant bac n tare_g"),
        "refus": rangees(DonRefuse, "bon__uuid categorie motif"),
        "mouvements": rangees(
            Mouvement,
            "bon__uuid nature lieu jour mois categorie famille matiere de vers masse_g quantite "
            "mesure ventilation implicite revise",
        ),
        "stock": rangees(Stock, "lieu categorie etape matiere masse_g", tri=""),
        "cumul": rangees(Cumul, "mois lieu categorie matiere de vers mesure masse_g", tri=""),
        "depots": rangees(CumulDepots, "mois lieu origine localite masse_g depots", tri=""),
        "apports_cumules": rangees(
            CumulApports, "mois lieu categorie origine localite masse_g", tri=""
        ),
        "annees": rangees(CumulAnnees, "annee lieu categorie de vers mesure masse_g", tri=""),
        "heures": rangees(CumulHeures, "mois lieu jour_semaine heure masse_g depots", tri=""),
        "partenaires": rangees(CumulPartenaires, "mois lieu structure fin masse_g", tri=""),
        "mois": rangees(Mois, "lieu mois clos_le", tri=""),
        "personnes": rangees(Personne, "prenom nom courriel telephone anonymisee_le"),
        "journal": [
            entree | {"contenu": sans_ids(entree["contenu"], uuids), "resume": sans_numero(entree)}
            for entree in rangees(Entree, "code resume contenu lieu par compte")
        ],
    }


def rangees(modele, colonnes: str, tri: str = "id", **lectures) -> list[dict]:
    """The rows of a table in the order they were written, or sorted where order is nothing."""
    lues = list(modele.objects.order_by(*filter(None, [tri])).values(*colonnes.split()))
    for rangee in lues:
        for nom, lire in lectures.items():
            rangee[nom] = lire(rangee[nom], rangee)
    return lues if tri else sorted(lues, key=lambda r: tuple(map(str, r.values())))


def sans_ids(contenu: dict, uuids: dict) -> dict:
    noms = {"bon", "annule"}
    return {cle: str(uuids.get(v)) if cle in noms else v for cle, v in contenu.items()}


def sans_numero(entree: dict) -> str:
    return re.sub(r"nº [\d\u202f]+", "nº", entree["resume"])
