"""Lists are searched: by any word, without accents, at one place of every page, on both bases."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ateliers.cafe.models import Plat
from ateliers.formation.models import Action
from ateliers.seances.services.seances import Horaire
from collecte.bons.recherche import chercher
from collecte.listes.models import Categorie
from collecte.livre.models import Bon
from petiterockette.mots.chercher import contient, plier, trouve
from petiterockette.personnes.models import Personne
from petiterockette.personnes.mots import prenom_et_nom
from petiterockette.personnes.services import inscrire, inscrire_sous
from tests.animation.animations import une_demande
from tests.boutique.adhesions.fabriques import une_carte
from tests.fabriques import connecter, un_compte, un_depot, un_lieu, une_ligne
from tests.seances.seances import une_seance

# Every page that lists more than a screen of rows.
LISTES: list[tuple[str, ...]] = [
    *(("adhesions:adherents",), ("personnes:equipe",), ("personnes:annuaire",)),
    *(("seances:seances",), ("animation:demandes",), ("velo:velos",), ("comptes:comptes",)),
    *(("formation:sessions",), ("formation:actions",), ("cafe:plats",), ("cafe:garde_manger",)),
    *(("collecte:objets",), ("collecte:bons",), ("collecte:non_vendables",)),
    *(("collecte:remises",), ("indicateurs:indicateurs",)),
    *(("collecte:liste", "categories"), ("collecte:liste", "structures")),
    *(("boutique:articles",), ("boutique:uniques",), ("boutique:tickets",)),
    *(("boutique:factures",), ("boutique:bons_achat",)),
]


@pytest.mark.parametrize(
    ("saisi", "nom"),
    [
        ("creme", "Crème brûlée"),
        ("CRÈME", "creme"),
        ("brulee crem", "Crème brûlée"),
        ("oeuf", "Œuf mayonnaise"),
        ("œuf", "OEUF"),
        ("elegant", "Élégant"),
        ("d'arc", "Jeanne d’Arc"),
        ("noel 2026", "Noël 2026"),
        ("a.c", "À côté"),
        ("", "tout"),
    ],
)
@pytest.mark.django_db
def test_on_trouve_sans_accents_ni_casse_ni_ordre(saisi, nom):
    personne = Personne.objects.create(prenom=nom)
    Personne.objects.create(prenom="Zzz")

    trouvees = Personne.objects.filter(contient(saisi, "prenom", "nom"))

    assert personne in trouvees
    assert saisi == "" or trouvees.count() == 1
    assert trouve(saisi, nom)


@pytest.mark.parametrize(
    "saisi", [".*", "(", "[a", "\\", "%", "_", "''; --", "\0", "𝔷", "9" * 5_000]
)
@pytest.mark.django_db
def test_ce_qui_n_est_pas_un_mot_ne_casse_rien(saisi):
    Personne.objects.create(prenom="Zoé")

    assert Personne.objects.filter(contient(saisi, "prenom")).count() in (0, 1)
    assert isinstance(trouve(saisi, "Zoé"), bool)


def test_chaque_lettre_accentuee_du_francais_se_trouve_par_la_sienne():
    for lettre in "àâäéèêëîïôöùûüÿçœæÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ":
        assert trouve(plier(lettre), lettre)


def test_le_nom_cherche_devient_un_prenom_et_un_nom():
    assert prenom_et_nom("  zoé   d’arc ") == ("Zoé", "D’arc")
    assert prenom_et_nom("Zoé van der Berg") == ("Zoé", "van der Berg")
    assert prenom_et_nom(" ") == ("", "")


@pytest.fixture
def direction(client, db):
    un_lieu(code="CHV", nom="Chemin-Vert")
    return connecter(client, un_compte("direction"))


@pytest.mark.parametrize("liste", LISTES)
def test_chaque_liste_a_sa_recherche_au_meme_endroit(direction, liste):
    nom, *cle = liste
    if nom == "comptes:comptes":
        connecter(direction, un_compte("administration"))
    adresse = reverse(nom, args=cle)

    # The band has its own: « Aller à… ».
    dedans = direction.get(adresse).text.split("<main", 1)[1].split("</main>")[0]
    assert dedans.count('role="search"') == 1
    for saisi in ("\0", "é(%", "x" * 5_000):
        assert direction.get(adresse, {"q": saisi}).status_code in (200, 400)


def test_la_recherche_garde_ce_que_l_adresse_dit(direction):
    page = direction.get("/velo/velos/?lieu=CHV&avant=3&q=abc").text

    assert '<input type="hidden" name="lieu" value="CHV">' in page
    assert 'name="avant"' not in page.split('class="cherche-liste')[1].split("</form>")[0]
    assert "Tout voir" in page


def test_une_seance_de_l_an_dernier_se_trouve_par_son_titre(direction):
    jour = timezone.localdate() - timedelta(days=200)
    une_seance(titre="Réparer une théière", horaire=Horaire(jour, time(14), time(16)))
    une_seance(titre="Couture", horaire=Horaire(jour, time(14), time(16)))

    page = direction.get("/seances/?q=theiere").text

    assert "Réparer une théière" in page
    assert "Couture" not in page
    assert "Accueillir" not in page


def test_une_demande_se_trouve_par_qui_demande(direction):
    demande = une_demande(lieu=un_lieu())
    nom = demande.organisme.nom

    assert nom in direction.get("/animation/demandes/", {"q": plier(nom)}).text
    assert nom not in direction.get("/animation/demandes/", {"q": "zzz"}).text.split("</form>")[-1]


def test_un_bon_se_trouve_par_son_numero_sa_categorie_et_rien_d_autre(db):
    livres, jouets = (un_depot(une_ligne(code)) for code in ("livres", "jouets"))
    nom = Categorie.objects.get(code="livres").nom

    assert list(chercher(Bon.objects.all(), plier(nom).upper())) == [livres]
    assert list(chercher(Bon.objects.all(), f" {jouets.pk} ")) == [jouets]
    assert list(chercher(Bon.objects.all(), "zzz")) == []
    assert chercher(Bon.objects.all(), " ").count() == 2


def test_un_adherent_se_trouve_meme_expire_par_son_nom_ou_son_numero(direction):
    expire, autre = (inscrire(prenom="Zoé", nom=nom, compte=None) for nom in ("Œdipe", "Autre"))
    carte, sans = une_carte(expire, "BBBBBBBBBBBB"), une_carte(autre, "CCCCCCCCCCCC")

    for saisi in ("zoe oed", str(carte.pk)):
        page = direction.get("/adhesions/", {"q": saisi})
        assert [c.pk for c, _etat in page.context["lignes"]] == [carte.pk]
    assert sans.pk in [c.pk for c, _e in direction.get("/adhesions/?q=zoé").context["lignes"]]


def test_un_plat_et_une_action_se_trouvent(direction):
    Plat.objects.create(nom="Crème", genre="dessert", prix_cts=300, sans_allergene=True)
    dit = {"code_nsf": "230", "duree_min": 420, "objectifs": "Savoir"}
    Action.objects.create(intitule="Réparer l’électroménager", **dit)

    assert "Crème" in direction.get("/cafe/plats/?q=creme").text
    assert "Aucun plat ne correspond" in direction.get("/cafe/plats/?q=soupe").text
    assert "électroménager" in direction.get("/formation/actions/?q=ELECTROMENAGER").text


def test_qui_n_est_pas_adherent_s_inscrit_de_la_et_va_a_la_caisse(direction):
    page = direction.get("/adhesions/?q=zoé durand").text
    assert 'name="nouvelle" value="zoé durand"' in page

    for _fois in range(2):
        reponse = direction.post("/adhesions/adherer/", {"nouvelle": "zoé durand"})

    zoe = Personne.objects.get(prenom="Zoé", nom="Durand")
    assert reponse.url == f"/boutique/caisse/?pour={zoe.pk}"


@pytest.mark.parametrize("saisi", ["", "   ", "\0", "x" * 5_000])
def test_un_nom_illisible_n_inscrit_personne(direction, saisi):
    avant = Personne.objects.count()

    assert direction.post("/adhesions/adherer/", {"nouvelle": saisi}).status_code in (302, 400)
    assert Personne.objects.count() == avant


def test_inscrire_sous_un_nom_deja_connu_rend_qui_le_porte(db):
    zoe = inscrire(prenom="Zoé", nom="Durand", compte=None)
    inscrire(prenom="Zoé", nom="Durand-Petit", compte=None)

    assert inscrire_sous(mots="zoe durand", compte=None) == zoe
    assert inscrire_sous(mots="Zoé Dur", compte=None) != zoe


def test_l_annuaire_et_l_equipe_gardent_le_nom_cherche(direction):
    assert "q=zo%C3%A9%20durand" in direction.get("/personnes/?q=zoé durand").text.replace(
        "+", "%20"
    )

    for page in ("/personnes/nouvelle/", "/equipe/"):
        form = direction.get(page, {"q": "zoé durand"}).context["form"]
        assert [form[nom].value() for nom in ("prenom", "nom")] == ["Zoé", "Durand"]
