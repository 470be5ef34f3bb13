"""Single weighings: each on its day, with its place; refused with its line; never counted twice."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from collecte.bilans.masses import bilan, stock_vif
from collecte.livre.models import Bon, Mouvement
from collecte.livre.services.en_nombre.bons import BonDit, ecrire_des_bons
from collecte.livre.services.mouvements import sans_matiere
from collecte.matiere.ecritures import Pas
from petiterockette.reprise.examens import examen_de
from petiterockette.reprise.genres import GENRES, MONTREES
from petiterockette.reprise.services import fichiers as services
from petiterockette.saisie.classeurs import ClasseurIllisible, lire_le_classeur
from tests.fabriques import categorie, entete, les_listes, localite, un_compte, un_lieu
from tests.reprise.a_reprendre import dites, phrases, recu, repris

PESEES = """Horodatage;Site;Famille;Sens;Poids kg;Origine;Commune
12/03/2021 14:32;La Rockette;Livres;entré;12,4;Apport volontaire;{quartier}
;;Livres;entré;7,6;Apport volontaire;{quartier}
;;Mobilier;entré;38;;
2021-03-12T16:05;La Rockette;Livres;vendu;5,15;;
13/03/2021 à 9h10;La Rockette;Mobilier;déchetterie;24;;
Total;;;;87,15;;
"""


@pytest.fixture
def lieu(db):
    les_listes()
    return un_lieu(nom="La Rockette", ouvert_le=date(2013, 1, 1))


@pytest.fixture
def compte(lieu):
    return un_compte("direction")


@pytest.fixture
def texte(lieu) -> str:
    return PESEES.format(quartier=localite().nom)


def test_des_pesees_vont_au_jour_et_gardent_leur_provenance(lieu, compte, texte):
    fichier = recu(compte, "pesees", texte, mesure="pesee")
    assert not examen_de(fichier).ecarts
    rendu = repris(compte, fichier).compte_rendu

    # The two weighings of one place are a bon; what came from nobody knows where, another.
    assert (rendu["bons"], rendu["lignes"]) == (4, 5)
    provenances = {
        (b.repris.origine.nom if b.repris.origine else "", b.lignes.count())
        for b in Bon.objects.filter(repris__entre=True)
    }
    assert provenances == {("Apport volontaire", 2), ("", 1)}
    assert set(Mouvement.objects.values_list("de", "vers")) == {
        ("donateur", "historique"),
        ("historique", "vendu"),
        ("historique", "dechetterie"),
    }
    b = bilan(date(2021, 3, 12), date(2021, 3, 12), [lieu])
    assert (b.collecte_g, b.reemploi_g, b.dechetterie_g) == (58_000, 5_150, 0)
    assert stock_vif([lieu.pk]) == 0
    call_command("verifier", verbosity=0)


def test_le_bon_dit_d_ou_venait_ce_qui_est_entre(compte, texte, client):
    repris(compte, recu(compte, "pesees", texte, mesure="pesee"))
    client.force_login(compte)
    bon = Bon.objects.get(repris__localite=localite())

    page = client.get(reverse("collecte:bon", args=[bon.pk])).content.decode()

    assert "<dt>Origine</dt><dd>Apport volontaire</dd>" in page
    assert "<dt>Localité</dt>" in page


def test_des_pesees_annulees_ne_laissent_rien_et_se_reprennent(lieu, compte, texte):
    fichier = repris(compte, recu(compte, "pesees", texte, mesure="pesee"))
    suivant = recu(compte, "pesees", texte + "\n", mesure="pesee")
    assert "déjà repris par « avant.csv »" in phrases(suivant)

    services.annuler(fichier=fichier, compte=compte, motif="mauvais site")

    assert Bon.objects.filter(annule__repris__fichier=fichier, motif="mauvais site").count() == 4
    b = bilan(date(2021, 1, 1), date(2021, 12, 31), [lieu])
    assert (b.collecte_g, b.reemploi_g, b.dechetterie_g, b.historique_g) == (0, 0, 0, 0)
    call_command("verifier", verbosity=0)
    assert repris(compte, suivant).etat == "repris"


def test_ce_que_l_ancien_logiciel_a_dit_ne_se_reprend_pas(lieu, compte, texte):
    entete_d_avant = entete(compte, lieu=lieu, point=None)
    livres = Pas(categorie("livres").pk, sans_matiere(), "historique", "vendu", 1_000)
    dit = BonDit(entete_d_avant, date(2021, 3, 12), [livres], "collecte.reprise.ecrite")
    ecrire_des_bons([dit], "reprise", lambda _ecrits: None)

    fautes = examen_de(recu(compte, "pesees", texte, mesure="pesee")).fautes

    assert [f.ligne for f in fautes] == [5]
    assert "12 mars 2021 : déjà repris par « l’ancien logiciel »" in dites(fautes)


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("13/03/2021 à 9h10", "mars 2021", "Ligne 6 : « mars 2021 » n’est pas un jour."),
        ("13/03/2021 à 9h10", "31/02/2021", "Ligne 6 : « 31/02/2021 » : ce jour n’existe pas"),
        ("38;;", "-38;;", "Ligne 4 : « -38 » : un poids ne peut pas être négatif."),
        ("13/03/2021 à 9h10", "13/03/2009", "Ligne 6 : 13 mars 2009 : ce lieu n’a ouvert"),
    ],
)
def test_une_pesee_fausse_est_dite_avec_sa_ligne(compte, texte, avant, apres, attendu):
    assert attendu in phrases(recu(compte, "pesees", texte.replace(avant, apres), mesure="pesee"))
    assert not Bon.objects.exists()


def test_une_localite_laissee_de_cote_garde_ses_kilos(lieu, compte, texte):
    fichier = recu(compte, "pesees", texte.replace(localite().nom, "Zut-sur-Mer"), mesure="pesee")
    (vu,) = examen_de(fichier).a_decider
    assert (vu.liste, vu.montant) == ("localite", 20_000)

    services.dire_les_mots(fichier=fichier, compte=compte, valeurs={vu.cle: ""})
    examen = examen_de(fichier)

    assert sum(t.masse_g for t in examen.lignes) == 87_150
    assert "« Zut-sur-Mer » (20 kg) : le mot seul est laissé de côté." in dites(examen.laissees)


def test_sans_colonne_de_jour_rien_ne_se_lit(compte):
    texte = "Site;Famille;Poids;Sens\nLa Rockette;Livres;3;entré\n"

    assert "Aucune colonne ne dit le jour" in phrases(recu(compte, "pesees", texte, mesure="pesee"))


def test_un_long_fichier_de_pesees_se_lit_et_sa_page_reste_courte(lieu, compte, client):
    jours = "\n".join(f"{1 + i % 28:02}/03/2021;Livres;vendu;1;zut {i % 700}" for i in range(6_000))
    texte = f"Date;Famille;Sens;Poids;Origine\n{jours}\n"
    # Totals of a year need fewer lines.
    with pytest.raises(ClasseurIllisible):
        lire_le_classeur(texte.encode(), GENRES["tonnages"].bornes)

    fichier = recu(
        compte, "pesees", texte.replace("vendu", "entré"), lieu=lieu.code, mesure="pesee"
    )
    examen = examen_de(fichier)
    client.force_login(compte)
    page = client.get(reverse("reprise:fichier", args=[fichier.pk]))

    assert (len(examen.lignes), len(examen.a_decider)) == (0, 700)
    assert len(page.context["mots"].vus) == MONTREES
    # A column of remarks is no list: what is near is looked for a while only.
    assert len(page.content) < 200_000
    fichier = recu(compte, "pesees", texte, lieu=lieu.code, mesure="pesee")
    assert repris(compte, fichier).compte_rendu["bons"] == 28
    call_command("verifier", verbosity=0)
