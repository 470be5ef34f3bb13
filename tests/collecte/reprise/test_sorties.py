"""Exits by partner: who took what, when, and what it became; a kilogram counts once."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from collecte.bilans.masses import bilan
from collecte.bilans.passages import lire_les_passages
from collecte.livre.models import Bon, CumulPartenaires, Ligne
from petiterockette.reprise.examens import examen_de
from petiterockette.reprise.services import fichiers as services
from tests.fabriques import les_listes, structure, un_compte, un_lieu
from tests.reprise.a_reprendre import annule, phrases, recu, repris

SORTIES = """Année;Mois;Site;Repreneur;Matière;Famille;Recyclage (t);Don à une association (t)
2019;janvier;La Rockette;Gebetex;Métaux;;1,2;
;;;Gebetex;;Livres;0,3;
;février;;Gebetex;;Livres;0,5;
;;;Emmaüs;;Mobilier;;0,25
Total;;;;;;2;0,25
"""


@pytest.fixture
def lieu(db):
    les_listes()
    lieu = un_lieu(nom="La Rockette", ouvert_le=date(2013, 1, 1))
    type(structure()).objects.create(nom="Emmaüs", genre="association")
    return lieu


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


def decide(compte, fichier):
    """« Don à une association » is said to be one."""
    vus = {v.dit: v.cle for v in examen_de(fichier).a_decider}
    assert list(vus) == ["Don à une association"]
    valeurs = {vus["Don à une association"]: "donne_association"}
    services.dire_les_mots(fichier=fichier, compte=compte, valeurs=valeurs)
    return fichier


def test_chaque_partenaire_a_ses_kilos_a_leur_mois(lieu, compte):
    fichier = decide(compte, recu(compte, "sorties", SORTIES, mesure="pesee"))
    assert not examen_de(fichier).ecarts
    rendu = repris(compte, fichier).compte_rendu

    assert (rendu["bons"], rendu["sorties_g"]) == (3, 2_250_000)
    pris = {
        (p.mois, p.structure.nom, p.fin): p.masse_g
        for p in CumulPartenaires.objects.select_related("structure")
    }
    assert pris == {
        (date(2019, 1, 1), "Gebetex", "recycle"): 1_500_000,
        (date(2019, 2, 1), "Gebetex", "recycle"): 500_000,
        (date(2019, 2, 1), "Emmaüs", "donne_association"): 250_000,
    }
    assert Ligne.objects.filter(matiere__code="metaux", masse_g=1_200_000).exists()
    assert bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu]).recyclage_g == 2_000_000
    # The month is known whole, and none of its days.
    assert not lire_les_passages(date(2019, 1, 20), date(2019, 1, 31), None).partenaires
    call_command("verifier", verbosity=0)

    services.annuler(fichier=fichier, compte=compte, motif="trop tôt")

    assert not any(CumulPartenaires.objects.values_list("masse_g", flat=True))
    call_command("verifier", verbosity=0)


def test_ce_que_chacun_a_pris_ne_se_compte_pas_deux_fois(lieu, compte):
    repris(compte, decide(compte, recu(compte, "sorties", SORTIES, mesure="pesee")))

    def dire(genre: str, texte: str, **reglages) -> str:
        return phrases(recu(compte, genre, texte, lieu=lieu.code, mesure="pesee", **reglages))

    encore = "Période;Repreneur;Devenir;Poids\n2019;{};recyclé;3\n"
    assert "2019 : déjà repris par « avant.csv »" in dire("sorties", encore.format("Gebetex"))
    # Another partner took other kilograms; so were those that were sold.
    assert dire("sorties", encore.format("Emmaüs")) == ""
    tonnages = "Période;Devenir;Poids\n2019;{};3\n"
    assert "déjà repris" in dire("tonnages", tonnages.format("recyclé"))
    assert dire("tonnages", tonnages.format("vendu")) == ""
    # What nobody is named for may be what anybody took.
    ailleurs = tonnages.replace("2019", "2018").format("recyclé")
    repris(compte, recu(compte, "tonnages", ailleurs, lieu=lieu.code, mesure="pesee"))
    assert "2018 : déjà repris" in dire("sorties", encore.replace("2019", "2018").format("Emmaüs"))


def test_le_bon_dit_qui_a_pris(lieu, compte, client):
    texte = "Période;Repreneur;Devenir;Poids\n03/2019;Gebetex;recyclé;3\n"
    repris(compte, recu(compte, "sorties", texte, lieu=lieu.code, mesure="pesee"))
    client.force_login(compte)

    page = client.get(reverse("collecte:bon", args=[Bon.objects.get().pk])).content.decode()
    liste = client.get(reverse("collecte:bons"), {"nature": "reprise", "du": "2019-01-01"})

    assert "<dt>Remis à</dt><dd>Gebetex</dd>" in page
    assert "Gebetex" in liste.content.decode()


def test_une_annee_entiere_compte_au_partenaire_et_n_est_d_aucun_mois(lieu, compte):
    texte = "Année;Repreneur;Devenir;Poids\n2019;Gebetex;recyclé;3\n"
    fichier = repris(compte, recu(compte, "sorties", texte, lieu=lieu.code, mesure="estimee"))

    assert Bon.objects.get().sortie.structure == structure()
    gebetex = {(structure().pk, "recycle"): 3_000}
    assert bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu]).recyclage_g == 3_000
    assert lire_les_passages(date(2019, 1, 1), date(2020, 3, 10), None).partenaires == gebetex
    assert not lire_les_passages(date(2019, 12, 1), date(2019, 12, 31), None).partenaires
    assert not lire_les_passages(date(2019, 2, 1), date(2019, 12, 31), None).partenaires
    call_command("verifier", verbosity=0)

    annule(compte, fichier)

    assert not lire_les_passages(date(2019, 1, 1), date(2019, 12, 31), None).partenaires
    call_command("verifier", verbosity=0)


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("2019;;recyclé;3", "Ligne 2 : la case « partenaire » est vide."),
        ("2019;Gebetex;recyclé;trois", "Ligne 2 : « trois » n’est pas un poids."),
        ("2019;Gebetex;recyclé;3\n2019;Gebetex;recyclé;4", "Ligne 3 : 2019 est déjà dit"),
        ("2019;Gebetex;recyclé;3\n03/2019;Gebetex;recyclé;4", "Ligne 3 : 2019 est dit en entier"),
    ],
)
def test_une_sortie_fausse_est_dite_avec_sa_ligne(lieu, compte, lignes, attendu):
    texte = f"Période;Repreneur;Devenir;Poids\n{lignes}\n"

    assert attendu in phrases(recu(compte, "sorties", texte, lieu=lieu.code, mesure="pesee"))


def test_un_partenaire_ne_passe_pas_a_la_caisse(lieu, compte):
    texte = "Période;Repreneur;Devenir;Poids\n2019;Gebetex;vendu;3\n"
    fichier = recu(compte, "sorties", texte, lieu=lieu.code, mesure="pesee")

    assert [v.dit for v in examen_de(fichier).a_decider] == ["vendu"]
    ailleurs = texte.replace("Gebetex", "Zyx")
    inconnu = recu(compte, "sorties", ailleurs, lieu=lieu.code, mesure="pesee")
    vu = next(v for v in examen_de(inconnu).a_decider if v.liste == "structure")
    assert "apportez d’abord vos partenaires" in str(vu.pourquoi).replace("\u00a0", " ")
