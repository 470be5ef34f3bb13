"""The things of before, one by one: followed, priced, and no kilogram added to the stock."""

from datetime import date

import pytest
from django.core.management import call_command

from boutique.articles.models import Article
from collecte.livre.models import Bon
from collecte.objets.models import Objet
from collecte.objets.services.situations import changer_de_situation
from petiterockette.journal.models import Entree
from petiterockette.reprise.examens import examen_de
from petiterockette.reprise.refus import PasPret
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import entete, les_listes, un_compte, un_lieu, un_point
from tests.reprise.a_reprendre import annule, dites, phrases, recu, repris

INVENTAIRE = """Objet;Catégorie;État;Étape;Poids (kg);Prix (€);Marque;Modèle;N° de série
Commode;Mobilier;bon état;rayon;32,5;40;;;
Chaise paillée;;usé;rayon;4;;;;
Établi;Mobilier;à réparer;atelier;51;90;;;
Lave-linge;GEM hors froid;bon état;rayon;60;120;Brandt;;
Total;;;;147,5;250;;;
"""


@pytest.fixture
def lieu(db):
    les_listes()
    la_boutique()
    return un_lieu(ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def test_un_inventaire_suit_ses_objets_sans_un_kilo_de_plus(lieu, compte):
    fichier = recu(compte, "objets", INVENTAIRE, lieu=lieu.code)
    dit = dites(examen_de(fichier).laissees)
    assert "Ligne 4 : son prix est laissé : il n’est pas au rayon." in dit
    assert "Ligne 5 : son prix est laissé : Sa fiche n’est pas finie : il manque" in dit
    assert "Mobilier : 87,5 kg un par un, pour 0 kg en stock." in dit

    rendu = repris(compte, fichier).compte_rendu

    assert not Bon.objects.exists()
    suivis = {o.designation: o for o in Objet.objects.presents()}
    assert {nom: o.masse_g for nom, o in suivis.items()} == {
        "Commode": 32_500, "Chaise paillée": 4_000, "Établi": 51_000, "Lave-linge": 60_000
    }  # fmt: skip
    assert suivis["Chaise paillée"].categorie.code == "mobilier"
    assert suivis["Établi"].etat == "a_reparer"
    (commode,) = Article.objects.en_rayon()
    assert (commode.nom, commode.prix_cts, commode.objet) == ("Commode", 4_000, suivis["Commode"])
    assert Entree.objects.filter(code="collecte.objet.suivi").count() == 4
    assert len(rendu["objets"]) == 4
    call_command("verifier", verbosity=0)

    # What left since is no longer of the file.
    parti, point = suivis["Établi"], un_point(lieu=lieu)
    changer_de_situation(
        entete=entete(point=point), objet=parti, situation="donne", motif="à l’école"
    )
    rendu = annule(compte, fichier).compte_rendu

    assert not Objet.objects.presents().exists()
    assert not Article.objects.en_rayon().exists()
    parti.refresh_from_db()
    assert parti.situation == "donne"
    assert rendu["dits"][-1][1] == "1"
    call_command("verifier", verbosity=0)


@pytest.mark.parametrize(
    ("ligne", "attendu"),
    [
        ("Polar;Livres;;;1;2", "Ligne 2 : « Livres » se compte en kilos"),
        ("Commode;Mobilier;;;lourd;2", "Ligne 2 : « lourd » n’est pas un poids."),
        ("Commode;Mobilier;;;3;2 €/kg", "Ligne 2 : Un objet suivi se vend à l’unité."),
        (f"{'Commode' * 9};Mobilier;;;3;2", "est trop long."),
    ],
)
def test_une_ligne_fausse_est_dite_et_rien_n_est_ecrit(lieu, compte, ligne, attendu):
    texte = f"Objet;Catégorie;État;Étape;Poids;Prix\n{ligne}\n"
    fichier = recu(compte, "objets", texte, lieu=lieu.code)

    assert attendu in phrases(fichier)
    with pytest.raises(PasPret):
        repris(compte, fichier)
    assert not Objet.objects.exists()
