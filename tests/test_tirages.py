"""What is drawn at random is drawn again when it is taken; nobody draws elsewhere."""

import ast
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone

from boutique.adhesions.services.cartes import refaire
from boutique.ventes.models import BonAchat
from boutique.ventes.refus import AutrePapier
from boutique.ventes.services.bons_achat import emettre
from boutique.ventes.services.bons_solidaires import codes_du_geste, octroyer
from petiterockette.base import tirages
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.boutique.adhesions.fabriques import une_carte
from tests.collecte.objets.suivis import un_objet
from tests.fabriques import structure, un_compte, un_depot, une_ligne
from tests.fabriques_tournees import une_demande
from tests.formation.en_formation import un_formateur, un_stagiaire, une_session
from tests.seances.seances import a_venir, une_inscription, une_seance

RACINE = Path(__file__).parent.parent
# Who else may import « secrets » or « random », and why.
ARGUES = {
    "petiterockette/base/tirages.py": "the one place",
    "outils/avant_demo.py": "the secret key of a demo, in its .env",
    "petiterockette/travaux/management/commands/ouvrier.py": "the worker's name in its logs",
}


@pytest.fixture
def mauvais_sort(monkeypatch):
    """The same draw twice, then another one: of letters, of numbers and of tokens."""
    tires = {"n": 0}

    def hasard() -> Random:
        tires["n"] += 1
        return Random(max(0, tires["n"] - 2))

    def jeton(octets: int) -> str:
        return f"{hasard().getrandbits(8 * octets):x}"[:24]

    monkeypatch.setattr(tirages.secrets, "SystemRandom", hasard)
    monkeypatch.setattr(tirages.secrets, "token_urlsafe", jeton)


def des_bons() -> list:
    return [emettre(valeur_cts=500, origine=BonAchat.Origine.VENDU) for _ in range(2)]


def des_cartes() -> list:
    cartes = [une_carte(code=code) for code in ("BCDFGHJKLMNP", "BCDFGHJKLMNQ")]
    return [refaire(carte=carte, compte=un_compte("direction")) for carte in cartes]


def des_objets() -> list:
    return [un_objet(), un_objet()]


def des_inscrits_a_une_seance() -> list:
    seance = une_seance(horaire=a_venir())
    return [une_inscription(seance), une_inscription(seance)]


@pytest.mark.django_db
@pytest.mark.usefixtures("mauvais_sort")
@pytest.mark.parametrize(
    "faire", [des_bons, des_cartes, des_objets, des_inscrits_a_une_seance], ids=lambda f: f.__name__
)
def test_un_code_pris_est_tire_de_nouveau(faire):
    premier, second = faire()

    assert premier.code != second.code


def des_tickets() -> list:
    tenue = une_caisse()
    return [tenue.vendre(ligne("Pantalon")), tenue.vendre(ligne("Pantalon"))]


def des_depots() -> list:
    return [un_depot(une_ligne("livres", 1_000)).apport for _ in range(2)]


def des_demandes() -> list:
    return [une_demande(), une_demande()]


def des_formateurs() -> list:
    session = une_session()
    return [un_formateur(session, "Nour"), un_formateur(session, "Lou")]


def des_stagiaires() -> list:
    session = une_session()
    return [un_stagiaire(session, "Awa"), un_stagiaire(session, "Maud")]


@pytest.mark.django_db
@pytest.mark.usefixtures("mauvais_sort")
@pytest.mark.parametrize(
    "faire",
    [des_tickets, des_depots, des_demandes, des_formateurs, des_stagiaires],
    ids=lambda f: f.__name__,
)
def test_un_jeton_pris_est_tire_de_nouveau(faire):
    premier, second = faire()

    assert premier.jeton != second.jeton


@pytest.mark.django_db
def test_un_bon_solidaire_dont_le_code_est_pris_demande_une_autre_page():
    geste, prescripteur, compte = uuid4(), structure("Action froid"), un_compte("direction")
    BonAchat.objects.filter(pk=des_bons()[0].pk).update(code=codes_du_geste(geste)[1])
    octroi = {
        "prescripteur": prescripteur,
        "quantite": 2,
        "valeur_cts": 500,
        "expire_le": timezone.localdate(),
        "compte": compte,
    }

    with pytest.raises(AutrePapier):
        octroyer(uuid=geste, **octroi)
    bons, _neufs = octroyer(uuid=uuid4(), **octroi)

    assert len(bons) == 2


def test_ce_qui_est_tire_l_est_en_un_seul_endroit():
    tirent = set()
    for dossier in ("petiterockette", "collecte", "boutique", "ateliers", "outils"):
        for fichier in (RACINE / dossier).rglob("*.py"):
            texte = fichier.read_text()
            if "random" not in texte and "secrets" not in texte and "Random" not in texte:
                continue
            noms = {
                mot
                for noeud in ast.walk(ast.parse(texte))
                if isinstance(noeud, ast.Import | ast.ImportFrom)
                for mot in (getattr(noeud, "module", None), *(n.name for n in noeud.names))
            }
            # A story draws from its seed; « Random » in a signature draws nothing.
            if noms & {"secrets", "get_random_string", "urandom", "SystemRandom"} or (
                "random" in noms - {None} and "Random" not in noms
            ):
                tirent.add(str(fichier.relative_to(RACINE)))

    assert tirent == set(ARGUES)
