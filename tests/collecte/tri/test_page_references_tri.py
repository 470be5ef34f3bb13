"""The sorting table's pages: found without accents, checked in a few taps, wishes kept."""

from uuid import uuid4

import pytest
from django.urls import reverse

from collecte.listes.services.chargement import charger_les_listes
from collecte.tri.models import Controle, ControleFait, NonVendable, Souhait
from collecte.tri.non_vendables import chercher
from petiterockette.mots.chercher import plier
from tests.fabriques import (
    categorie,
    connecter,
    les_listes,
    structure,
    un_compte,
    un_controle_fait,
    un_point,
    un_souhait,
    une_personne,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db

NON_VENDABLES = "/collecte/tri/non-vendables/"
CONTROLES = "/collecte/tri/controles/"
SOUHAITS = "/collecte/tri/souhaits/"


@pytest.fixture
def point():
    les_listes()
    return un_point()


@pytest.fixture
def compte(client, point):
    compte = un_compte("responsable", lieu=point.lieu)
    connecter(client, compte, point)
    return compte


# What may not be sold


@pytest.mark.parametrize(
    ("texte", "plat"),
    [
        ("Siège-Auto", "siege auto"),
        ("ÉPÉE", "epee"),
        ("Œuvre  d’art", "oeuvre d art"),
        ("  ", ""),
        ("naïf ç", "naif c"),
    ],
)
def test_chercher_ignore_accents_casse_et_traits(texte, plat):
    assert plier(texte) == plat


@pytest.mark.parametrize(
    ("tape", "trouve"),
    [
        ("siege", "Siège auto, rehausseur"),
        ("SIÈGE AUTO", "Siège auto, rehausseur"),
        ("rehausseur", "Siège auto, rehausseur"),
        ("epee", "Arme, munition"),
        ("peinture", "Produits chimiques"),
        ("punaises", "Matelas, sommier, literie"),
        ("donnees effacees", "Ordinateur, téléphone, disque"),
    ],
)
def test_on_trouve_avec_ses_propres_mots(point, tape, trouve):
    choses = NonVendable.objects.select_related("categorie")

    assert trouve in [c.nom for c in chercher(choses, tape)]


def test_la_page_dit_quoi_faire_en_toutes_lettres(client, compte):
    page = lue(client.get(NON_VENDABLES + "?q=casque"))

    assert "Casque de vélo, de moto, de ski" in page
    assert "À la déchetterie" in page
    assert "Matelas" not in page
    assert "Rien sur « licorne » dans la liste" in lue(client.get(NON_VENDABLES + "?q=licorne"))


def test_ce_qui_est_cache_n_est_plus_dit(client, compte):
    NonVendable.objects.filter(nom__startswith="Matelas").update(visible=False)

    assert "Matelas" not in lue(client.get(NON_VENDABLES))


def test_la_page_ne_pose_pas_plus_de_questions_avec_plus_de_choses(
    client, compte, django_assert_max_num_queries
):
    for n in range(30):
        NonVendable.objects.create(
            nom=f"Chose {n}", que_faire="refuser", explication="Non.", categorie=categorie()
        )

    with django_assert_max_num_queries(9):
        client.get(NON_VENDABLES)


def test_les_listes_par_defaut_se_chargent_une_fois(point):
    NonVendable.objects.filter(nom__startswith="Matelas").update(explication="À nous.")
    avant = NonVendable.objects.count(), Controle.objects.count()

    charger_les_listes()

    assert (NonVendable.objects.count(), Controle.objects.count()) == avant
    assert NonVendable.objects.get(nom__startswith="Matelas").explication == "À nous."


def test_ajouter_une_chose_non_vendable_dans_les_listes(client):
    les_listes()
    connecter(client, un_compte("administration"))
    adresse = reverse("collecte:liste_ajouter", args=["non-vendables"])
    document = {
        "nom": " Trottinette  débridée ",
        "que_faire": "recyclage",
        "explication": "Au bac des DEEE.",
        "pictogramme": "ban",
    }

    client.post(adresse, document)

    chose = NonVendable.objects.get(nom="Trottinette débridée")
    assert (chose.que_faire, chose.categorie) == ("recyclage", None)
    assert "déjà dans la liste" in erreurs(client.post(adresse, document))["nom"]
    assert "que_faire" in erreurs(client.post(adresse, document | {"que_faire": "vendre"}))


def test_deux_categories_demandent_le_meme_controle(client):
    les_listes()
    connecter(client, un_compte("administration"))
    adresse = reverse("collecte:liste_ajouter", args=["controles"])
    document = {"categorie": categorie("velo").pk, "nom": "Fonctionnement", "avant_rayon": "on"}

    client.post(adresse, document)

    assert Controle.objects.filter(nom="Fonctionnement").count() == 3
    assert "déjà ce contrôle" in erreurs(client.post(adresse, document))["nom"]


# Checks


def un_controle(client, code="informatique", **champs) -> dict:
    form = client.get(f"{CONTROLES}{code}/").context["form"]
    champs.setdefault("uuid", str(form["uuid"].value()))
    champs.setdefault("controles", form["controles"].value())
    champs.setdefault("conformes", "1")
    champs.setdefault("non_conformes", "0")
    return champs


def test_la_page_propose_les_categories_qui_demandent_un_controle(client, compte):
    page = lue(client.get(CONTROLES))

    assert "Sécurité électrique · Fonctionnement · Données effacées" in page
    assert "Livres" not in page


def test_noter_un_lot(client, compte, point):
    page = un_controle(client, conformes="6", non_conformes="2") | {"lieu": point.lieu.code}

    reponses = [client.post(f"{CONTROLES}informatique/", page, follow=True) for _ in range(2)]

    assert "Informatique : 6 bons, 2 pas bons" in lue(reponses[0])
    assert ControleFait.objects.count() == 3
    jour = lue(client.get(CONTROLES))
    assert "6 bons" in jour
    assert "2 pas bons" in jour


@pytest.mark.parametrize(
    ("champs", "attendues"),
    [
        ({"controles": []}, {"controles": "Cochez ce qui a été contrôlé."}),
        (
            {"conformes": "0"},
            {"conformes": "Dites combien, au moins un objet."},
        ),
        ({"conformes": ""}, {"conformes": "Tapez un nombre, 0 s’il n’y en a pas."}),
    ],
)
def test_un_controle_mal_tape_le_dit_a_cote_du_champ(client, compte, champs, attendues):
    reponse = client.post(f"{CONTROLES}informatique/", un_controle(client, **champs))

    assert erreurs(reponse) == attendues
    assert not ControleFait.objects.exists()


@pytest.mark.parametrize("conformes", ["-1", "1,5", "beaucoup", "99999"])
def test_un_nombre_impossible_est_refuse(client, compte, conformes):
    reponse = client.post(f"{CONTROLES}informatique/", un_controle(client, conformes=conformes))

    assert list(erreurs(reponse)) == ["conformes"]


def test_le_compte_d_un_appareil_demande_qui_controle(client, point):
    connecter(client, un_compte("tri", lieu=point.lieu, personne=None), point)
    awa = une_personne("Awa", equipe=point.lieu)
    adresse = f"{CONTROLES}informatique/"

    assert erreurs(client.post(adresse, un_controle(client))) == {"par": "Touchez votre nom."}
    client.post(adresse, un_controle(client, par=awa.pk))

    assert {f.par for f in ControleFait.objects.all()} == {awa}


def test_une_categorie_sans_controle_n_a_pas_de_page(client, compte):
    assert client.get(f"{CONTROLES}livres/").status_code == 404
    assert client.get(f"{CONTROLES}licornes/").status_code == 404


def test_annuler_un_controle(client, compte, point):
    fait = un_controle_fait(lieu=point.lieu)

    for phrase in ("Annulé : ce contrôle ne compte plus.", "Ce contrôle est déjà annulé."):
        reponse = client.post(reverse("collecte:controle_annuler", args=[fait.pk]), follow=True)
        assert phrase in lue(reponse)
    assert ControleFait.objects.count() == 6


def test_la_tuile_d_orienter_dit_ce_qui_doit_etre_teste(client, compte):
    page = lue(client.get("/collecte/gestes/orienter/"))

    assert "avant le rayon : Sécurité électrique, Fonctionnement, Données effacées" in page
    assert page.count("avant le rayon :") == 7


# Wishes


def un_formulaire(client, **champs) -> dict:
    uuid = client.get(SOUHAITS + "nouveau/").context["form"]["uuid"].value()
    return {
        "uuid": str(uuid),
        "structure": structure("Action froid").pk,
        "categorie": categorie().pk,
        "quoi": "couvertures",
        "quantite": "20",
    } | champs


def test_noter_servir_et_clore_un_souhait(client, compte, point):
    page = un_formulaire(client, lieu=point.lieu.pk, jusqu_au="2099-12-24")
    for _ in range(2):
        client.post(SOUHAITS + "nouveau/", page)
    [souhait] = Souhait.objects.all()
    assert "20 couvertures" in lue(client.get(SOUHAITS))

    servi = client.post(
        f"{SOUHAITS}{souhait.pk}/servir/", {"avant": "0", "servi": "8"}, follow=True
    )
    assert "20 couvertures : 8 servis, il en manque 12." in lue(servi)
    for adresse in ("/collecte/stock/", "/collecte/gestes/"):
        assert "12 couvertures pour Action froid" in lue(client.get(adresse))

    clos = client.post(f"{SOUHAITS}{souhait.pk}/clore/", follow=True)
    assert "« 20 couvertures » est clos." in lue(clos)
    assert "couvertures" not in lue(client.get(SOUHAITS))
    assert "couvertures" not in lue(client.get("/collecte/stock/"))


def test_celui_qui_trie_lit_les_souhaits_et_ne_les_tient_pas(client, point):
    souhait = un_souhait(lieu=point.lieu)
    connecter(client, un_compte("tri", lieu=point.lieu), point)

    page = lue(client.get(SOUHAITS))

    assert "20 couvertures" in page
    assert "Servi en tout" not in page
    assert client.post(f"{SOUHAITS}{souhait.pk}/servir/", {"servi": "3"}).status_code == 403


def test_changer_un_souhait(client, compte, point):
    souhait = un_souhait(lieu=point.lieu)
    adresse = f"{SOUHAITS}{souhait.pk}/"
    assert client.get(adresse).context["form"]["quantite"].value() == 20

    client.post(adresse, un_formulaire(client, lieu=point.lieu.pk, quantite="35"))

    souhait.refresh_from_db()
    assert souhait.quantite == 35


@pytest.mark.parametrize("servi", ["", "-2", "douze", "1,5"])
def test_un_nombre_servi_illisible_ne_change_rien(client, compte, point, servi):
    souhait = un_souhait(lieu=point.lieu)

    reponse = client.post(
        f"{SOUHAITS}{souhait.pk}/servir/", {"avant": "0", "servi": servi}, follow=True
    )

    assert "Tapez combien ont été servis en tout" in lue(reponse)
    assert Souhait.objects.get().servi == 0


@pytest.mark.parametrize(
    ("champ", "tape", "phrase"),
    [
        ("structure", "", "Dites qui cherche."),
        ("categorie", "", "Choisissez une catégorie."),
        ("quoi", " ", "Dites quoi."),
        ("quantite", "", "Dites combien."),
        ("quantite", "0", "supérieure ou égale à 1"),
        ("jusqu_au", "2027-02-29", "Cette date n’existe pas."),
    ],
)
def test_un_souhait_mal_tape_le_dit_a_cote_du_champ(client, compte, champ, tape, phrase):
    reponse = client.post(SOUHAITS + "nouveau/", un_formulaire(client, **{champ: tape}))

    assert list(erreurs(reponse)) == [champ]
    assert phrase in erreurs(reponse)[champ]
    assert not Souhait.objects.exists()


def test_un_recycleur_ne_cherche_rien_et_un_autre_lieu_ne_se_choisit_pas(client, compte):
    recycleur = un_formulaire(client, structure=structure("Gebetex").pk)
    ailleurs = un_formulaire(client, lieu=un_point().lieu.pk)

    assert list(erreurs(client.post(SOUHAITS + "nouveau/", recycleur))) == ["structure"]
    assert list(erreurs(client.post(SOUHAITS + "nouveau/", ailleurs))) == ["lieu"]


def test_les_souhaits_se_lisent_en_peu_de_questions(
    client, compte, point, django_assert_max_num_queries
):
    for n in range(12):
        un_souhait(lieu=point.lieu, quoi=f"lot {n}", uuid=uuid4())

    with django_assert_max_num_queries(12):
        client.get(SOUHAITS)
