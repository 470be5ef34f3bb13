"""The queue of labels: who waits and why, what is printed, what the till reads of it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from boutique.articles.models import Article
from boutique.articles.recherche import chercher
from boutique.articles.services.articles import changer_l_article
from boutique.uniques.etiquettes import etiquettes_du_tirage, file_du_lieu
from boutique.uniques.models import Etiquetage, Tirage
from boutique.uniques.refus import PlusEnVente, RienAImprimer, TropDEtiquettes
from boutique.uniques.services.etiquettes import (
    demander,
    remettre_dans_la_file,
    retirer_de_la_file,
    tirer,
)
from boutique.uniques.services.uniques import changer_le_prix, retirer
from collecte.objets.formats import PAR_FICHIER
from collecte.objets.models import FormatEtiquette
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.affichage.etiquettes_lues import feuilles, scannees
from tests.boutique.en_rayon import un_article_unique, un_tirage
from tests.boutique.pages import page
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def commode():
    return un_article_unique(nom="Commode de l’oncle", prix_cts=1_250)


@pytest.fixture
def lieu(commode):
    return commode.objet.lieu


@pytest.fixture
def compte(lieu):
    return un_compte("responsable", lieu=lieu)


@pytest.fixture
def navigateur(client, compte):
    connecter(client, compte)
    return client


def de_la_grille(nom: str = "Pantalon") -> Article:
    return Article.objects.get(nom=nom)


def en_file(lieu) -> list[tuple[str, str, int]]:
    return [(a.article.nom, a.raison, a.nombre) for a in file_du_lieu(lieu)]


def un_nouveau_prix(article: Article, prix_cts: int, compte) -> None:
    changer_le_prix(article=article, prix_cts=prix_cts, vu_cts=article.prix_cts, compte=compte)


# Who waits


def test_un_objet_mis_en_rayon_attend_son_etiquette(commode, lieu):
    assert en_file(lieu) == [(commode.nom, "jamais", 1)]


def test_imprime_il_n_attend_plus_et_revient_quand_son_prix_change(commode, lieu, compte):
    un_tirage(commode)
    assert en_file(lieu) == []

    un_nouveau_prix(commode, 900, compte)

    [attente] = file_du_lieu(lieu)
    assert (attente.raison, attente.ancien) == ("prix", "12,50\u00a0€")
    un_nouveau_prix(Article.objects.get(pk=commode.pk), 1_250, compte)
    assert en_file(lieu) == []


def test_vendu_retire_ou_ailleurs_il_n_attend_rien(commode, lieu, compte):
    un_article_unique(un_point())
    assert en_file(lieu) == [(commode.nom, "jamais", 1)]

    retirer(article=commode, motif="Cassé", compte=compte)

    assert en_file(lieu) == []
    with pytest.raises(PlusEnVente):
        demander(article=commode, nombre=1, lieu=lieu, compte=compte)


def test_la_grille_attend_si_on_la_demande_apres_les_objets_et_lieu_par_lieu(commode, lieu, compte):
    pantalon, ailleurs = de_la_grille(), un_point().lieu
    demander(article=pantalon, nombre=12, lieu=lieu, compte=compte)

    assert en_file(lieu) == [(commode.nom, "jamais", 1), ("Pantalon", "demande", 12)]
    assert en_file(ailleurs) == []


def test_l_article_dont_l_etiquette_dit_l_ancien_prix_revient(commode, lieu, compte):
    pantalon = de_la_grille()
    tirer(uuid=uuid4(), lot=[(pantalon, 5), (commode, 1)], lieu=lieu, compte=compte)
    assert en_file(lieu) == []

    champs = {"nom": pantalon.nom, "categorie": pantalon.categorie, "prix_cts": 450}
    changer_l_article(article=pantalon, compte=un_compte("direction"), **champs)

    assert en_file(lieu) == [("Pantalon", "prix", 1)]


def test_un_prix_libre_imprime_n_attend_plus(commode, lieu, compte):
    libre = Article.objects.de_la_grille().filter(mode_prix="libre", genre="article").first()
    demander(article=libre, nombre=1, lieu=lieu, compte=compte)
    tirer(uuid=uuid4(), lot=[(libre, 1), (commode, 1)], lieu=lieu, compte=compte)

    assert en_file(lieu) == []


def test_retirer_de_la_file_n_imprime_rien_et_se_lit_au_journal(commode, lieu, compte):
    retirer_de_la_file(articles=[commode], lieu=lieu, compte=compte)

    assert en_file(lieu) == []
    assert not Tirage.objects.exists()
    entree = Entree.objects.get(code="boutique.etiquette.retiree")
    assert (entree.contenu["articles"], entree.compte) == ([commode.pk], compte.pk)


# What is printed


def test_un_tirage_dit_au_journal_qui_a_imprime_quoi_et_se_fait_une_fois(commode, lieu, compte):
    numero = uuid4()
    for _ in range(2):
        tirage, _cree = tirer(uuid=numero, lot=[(commode, 3)], lieu=lieu, compte=compte)

    assert Tirage.objects.count() == 1
    entree = Entree.objects.get(code="boutique.etiquette.imprimees")
    assert entree.resume == "3 étiquettes imprimées"
    assert (entree.compte, entree.lieu) == (compte.pk, lieu.pk)
    assert entree.contenu["lignes"] == [[commode.pk, 3, 1_250]]
    assert [e.grand for e in etiquettes_du_tirage(tirage)] == ["12,50\u00a0€"] * 3


def test_un_tirage_garde_le_prix_qu_il_a_imprime(commode, lieu, compte):
    tirage = un_tirage(commode)

    un_nouveau_prix(commode, 900, compte)

    assert [e.grand for e in etiquettes_du_tirage(tirage)] == ["12,50\u00a0€"]


@pytest.mark.parametrize(("lot", "refus"), [([], RienAImprimer), ([201], TropDEtiquettes)])
def test_un_tirage_impossible_ne_change_rien(commode, lieu, compte, lot, refus):
    with pytest.raises(refus):
        tirer(uuid=uuid4(), lot=[(commode, n) for n in lot], lieu=lieu, compte=compte)

    assert not Tirage.objects.exists()
    assert en_file(lieu) == [(commode.nom, "jamais", 1)]


def test_si_rien_n_est_sorti_tout_revient_dans_la_file(commode, lieu, compte):
    tirage = un_tirage(commode, de_la_grille(), nombre=4)

    assert remettre_dans_la_file(tirage=tirage, compte=compte) == 2
    assert en_file(lieu) == [(commode.nom, "demande", 4), ("Pantalon", "demande", 4)]


def test_d_un_autre_lieu_on_n_imprime_ni_ne_demande_rien(commode, lieu):
    autre = un_compte("responsable", lieu=un_point().lieu)

    for geste in (
        lambda: tirer(uuid=uuid4(), lot=[(commode, 1)], lieu=lieu, compte=autre),
        lambda: demander(article=commode, nombre=1, lieu=lieu, compte=autre),
        lambda: retirer_de_la_file(articles=[commode], lieu=lieu, compte=autre),
    ):
        with pytest.raises(DroitManquant):
            geste()
    assert not Etiquetage.objects.exists()


# What the till reads


@pytest.mark.parametrize("code_barres", ["", "3017620422003"])
def test_ce_que_la_douchette_lit_nomme_l_article_a_la_caisse(
    commode, lieu, compte, navigateur, code_barres
):
    pantalon = de_la_grille()
    Article.objects.filter(pk=pantalon.pk).update(code_barres=code_barres)
    tirage = un_tirage(commode, pantalon)
    papier = FormatEtiquette.objects.get(nom__startswith="A4, 65")

    reponse = navigateur.get(page("tirage_pdf", tirage.pk), {"format": papier.pk, "depart": "7"})

    [feuille] = feuilles(reponse.content)
    for rang, article in ((6, commode), (7, pantalon)):
        lus = scannees(feuille.case(papier.gabarit, rang))
        assert lus.keys() == {"QR Code", "Code 128"}
        for texte in lus.values():
            assert list(chercher(texte)) == [article]
            # A scanner set for another layout than the till's types « / » and « : » wrong.
            assert list(chercher(texte.upper().replace("/", "!").replace(":", "M"))) == [article]


# The pages


def test_de_la_file_au_pdf(navigateur, commode, lieu):
    vue = navigateur.get(page("a_etiqueter"))
    assert "Commode de l’oncle" in lue(vue)
    numero = str(vue.context["form"]["uuid"].value())
    envoi = {"uuid": numero, "lieu": lieu.code, f"nombre_{commode.pk}": "2"}

    reponse = navigateur.post(page("a_etiqueter"), envoi)
    encore = navigateur.post(page("a_etiqueter"), envoi)

    tirage = Tirage.objects.get()
    assert reponse["Location"] == encore["Location"] == page("tirage", tirage.pk)
    assert tirage.lignes.get().nombre == 2
    assert "Ouvrir le PDF" in lue(navigateur.get(reponse["Location"]))
    assert "Tout est étiqueté" in lue(navigateur.get(page("a_etiqueter")))


@pytest.mark.parametrize("nombre", ["-1", "201", "deux"])
def test_un_nombre_impossible_se_dit_a_cote_et_reste_ecrit(navigateur, commode, lieu, nombre):
    nom = f"nombre_{commode.pk}"

    reponse = navigateur.post(
        page("a_etiqueter"), {"uuid": str(uuid4()), "lieu": lieu.code, nom: nombre}
    )

    assert list(reponse.context["form"].errors) == [nom]
    assert f'value="{nombre}"' in reponse.content.decode()
    assert not Tirage.objects.exists()


def test_on_trouve_on_ajoute_on_retire(navigateur, commode, lieu):
    pantalon = de_la_grille()
    assert "Pantalon" in lue(navigateur.get(page("a_etiqueter"), {"q": str(pantalon.numero)}))

    adresse = page("etiquette_demander", pantalon.pk)
    navigateur.post(adresse, {"lieu": lieu.code, "nombre": "12"})
    assert en_file(lieu) == [(commode.nom, "jamais", 1), ("Pantalon", "demande", 12)]
    refuse = navigateur.post(adresse, {"lieu": lieu.code, "nombre": "beaucoup"}, follow=True)
    assert "De 1 à 200 étiquettes" in lue(refuse)

    navigateur.post(page("etiquettes_retirer"), {"lieu": lieu.code, "article": pantalon.pk})
    assert en_file(lieu) == [(commode.nom, "jamais", 1)]
    navigateur.post(page("etiquettes_retirer"), {"lieu": lieu.code, "article": "toutes"})
    assert en_file(lieu) == []


def test_le_papier_choisi_est_retenu_pour_les_suivantes(navigateur, commode):
    rouleau = FormatEtiquette.objects.get(nom__startswith="Rouleau de 80")
    adresse = page("tirage", un_tirage(commode).pk)

    navigateur.get(adresse, {"format": rouleau.pk})

    assert navigateur.get(adresse).context["choix"].format == rouleau


def test_beaucoup_d_etiquettes_s_ouvrent_en_plusieurs_fichiers(navigateur, commode):
    tirage = un_tirage(commode, nombre=200)
    papier = FormatEtiquette.objects.get(nom__startswith="A4, 24 étiquettes 70 × 36")

    vue = navigateur.get(page("tirage", tirage.pk), {"format": papier.pk, "depart": "20"})

    choix = vue.context["choix"]
    lues = [choix.de_la_partie(range(200), p.rang) for p in choix.parties]
    assert [n for partie, _depart in lues for n in partie] == list(range(200))
    assert [depart for _partie, depart in lues] == [20, 1]
    assert all(len(partie) <= PAR_FICHIER for partie, _depart in lues)
    assert "Feuilles 1 à 5" in lue(vue)


def test_l_accueil_dit_combien_attendent(client, commode, lieu, compte):
    connecter(client, compte, un_point("caisse", lieu=lieu))

    page = lue(client.get(reverse("espace", args=["boutique"])))
    assert '1<span class="invisible"> attend</span>' in page


def test_la_file_se_lit_en_peu_de_requetes(navigateur, commode, django_assert_max_num_queries):
    point = un_point(lieu=commode.objet.lieu)
    for _ in range(6):
        un_article_unique(point)

    with django_assert_max_num_queries(18):
        navigateur.get(page("a_etiqueter"))
