"""Partners: new rows of their list, proposed where one is there, hidden again when cancelled."""

from datetime import date

import pytest

from collecte.listes.models import Accord, Origine
from petiterockette.personnes.models import Structure
from petiterockette.reprise.examens import examen_de
from petiterockette.reprise.refus import PasPret
from petiterockette.reprise.services import fichiers as services
from tests.fabriques import les_listes, un_compte
from tests.reprise.a_reprendre import annule, dites, phrases, recu, repris

PARTENAIRES = """Nom;Type;Adresse;Mail;Tel;SIRET;Matières;Devenir;Depuis
Fer & Co;recycleur;3 rue du Port;contact@fer.example;0102030405;123 456 789 00012;Métaux;;2020
Les Habits du Coin;asso;;;;;;;
Gebetex;recycleur;;;;;;;
"""


@pytest.fixture
def compte(db):
    les_listes()
    return un_compte("direction")


def test_de_nouveaux_partenaires_entrent_dans_leur_liste(compte):
    fichier = recu(compte, "partenaires", PARTENAIRES)
    examen = examen_de(fichier)
    assert "Ligne 4 : « Gebetex » est déjà dans la liste" in dites(examen.laissees)

    repris(compte, fichier)

    fer = Structure.objects.get(nom="Fer & Co")
    assert (fer.genre, fer.siret, fer.courriel) == (
        "recycleur",
        "12345678900012",
        "contact@fer.example",
    )
    accord = Accord.objects.get(structure=fer)
    assert (accord.matiere.code, accord.vers, accord.debut) == (
        "metaux",
        "recycle",
        date(2020, 1, 1),
    )
    assert Structure.objects.get(nom="Les Habits du Coin").genre == "association"


def test_un_nom_proche_se_demande_et_se_decide_une_fois(compte):
    fichier = recu(compte, "partenaires", "Nom;Type\nGebetext;recycleur\n")
    (vu,) = examen_de(fichier).a_decider
    gebetex = Structure.objects.get(nom="Gebetex")
    assert (vu.liste, vu.valeur) == ("structure", str(gebetex.pk))
    with pytest.raises(PasPret):
        repris(compte, fichier)

    services.dire_les_mots(fichier=fichier, compte=compte, valeurs={vu.cle: "nouveau"})
    repris(compte, fichier)

    assert Structure.objects.filter(nom="Gebetext").exists()


def test_un_contact_dit_comment_joindre_et_personne_n_entre(compte):
    texte = "Nom;Type;Contact\nFer;recycleur;Mme Untel, 01 02 03 04 05, fer@fer.example\n"
    examen = examen_de(recu(compte, "partenaires", texte))

    (fer,) = examen.lignes
    assert fer.textes["courriel"] == "fer@fer.example"
    assert fer.textes["telephone"] == "01 02 03 04 05"
    assert "Ligne 2 : « Mme Untel » n’est ni un courriel" in dites(examen.laissees)


def test_un_siret_connu_est_le_meme_partenaire(compte):
    Structure.objects.filter(nom="Gebetex").update(siret="12345678900012")

    examen = examen_de(recu(compte, "partenaires", PARTENAIRES))

    assert "« Fer & Co » est déjà dans la liste, sous « Gebetex »" in dites(examen.laissees)
    assert [p.nom for p in examen.lignes] == ["Les Habits du Coin"]


def test_annules_ceux_qui_ne_servent_pas_se_cachent_et_reviennent(compte):
    fichier = repris(compte, recu(compte, "partenaires", PARTENAIRES))
    Origine.objects.filter(code="apport-volontaire").update(
        producteur=Structure.objects.get(nom="Fer & Co")
    )

    fichier = annule(compte, fichier)

    assert Structure.objects.get(nom="Fer & Co").visible
    assert not Structure.objects.get(nom="Les Habits du Coin").visible
    assert ["Gardés, car ils servent", "Fer & Co"] in fichier.compte_rendu["dits"]
    suivant = repris(compte, recu(compte, "partenaires", PARTENAIRES))
    assert suivant.compte_rendu["lignes"] == 1
    assert Structure.objects.get(nom="Les Habits du Coin").visible


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("Fer;recycleur;123;", "Ligne 2 : « 123 » : un SIRET a 14 chiffres."),
        ("Fer;recycleur;;pas un courriel", "Ligne 2 : courriel : "),
        (";recycleur;;a@b.fr", "Ligne 2 : Le nom manque."),
        ("Fer;recycleur;;\nfer;recycleur;;", "Ligne 3 : « fer » est déjà à la ligne 2."),
        (f"{'x' * 130};recycleur;;", "Ligne 2 : nom : "),
    ],
)
def test_un_partenaire_faux_est_dit_avec_sa_ligne(compte, lignes, attendu):
    avant = Structure.objects.count()
    fichier = recu(compte, "partenaires", f"Nom;Type;SIRET;Courriel\n{lignes}\n")

    assert attendu in phrases(fichier)
    assert Structure.objects.count() == avant
