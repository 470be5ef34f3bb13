"""The till's page and what it posts: opened, read, answered."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.articles.models import Article, Operation, Public
from boutique.caisses.models import Caisse, Session
from boutique.regles.models import Activite
from boutique.ventes.services.bons_achat import emettre
from collecte.listes.models import Categorie
from petiterockette.comptes.models import Affectation
from petiterockette.temps.dates import date_format
from tests.boutique.a_la_caisse import APPAREIL, ALaCaisse, l_article, ligne, rend
from tests.boutique.a_la_caisse_web import CAISSE, VENTES, tenir
from tests.collecte.objets.suivis import un_objet
from tests.fabriques import connecter, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def poste(client, tenue):
    tenir(client, tenue)
    return lambda document, adresse=VENTES: client.post(
        adresse, document, content_type="application/json"
    )


def reglages(reponse):
    return reponse.context["reglages"]


# The page


def test_la_caisse_ouverte_montre_ses_articles(client, tenue):
    reponse = tenir(client, tenue).get(CAISSE)

    articles = {a["nom"]: a for a in reglages(reponse)["articles"]}
    assert articles["Pantalon"]["prix"] == 300
    assert articles["Adhésion à l’année"]["propositions"] == [600, 1000, 2000, 4500]
    assert reglages(reponse)["session"] == tenue.session.pk
    assert not reglages(reponse)["ecole"]


def test_sans_point_on_choisit_le_sien(client, tenue):
    connecter(client, tenue.compte)

    assert client.get(CAISSE)["Location"].startswith(reverse("lieux:point_choisir"))


def test_une_caisse_fermee_dit_de_l_ouvrir(client, tenue):
    tenue.fermer()

    page = lue(tenir(client, tenue).get(CAISSE))

    assert "est fermée : ouvrez-la d’abord" in page
    assert reverse("boutique:caisse_ecole") in page


def test_une_caisse_tenue_ailleurs_le_dit(client, tenue):
    page = lue(tenir(client, tenue, jeton="un-autre").get(CAISSE))

    assert "tenue sur un autre appareil" in page


def test_une_caisse_d_hier_dit_de_la_fermer(client, tenue):
    hier = tenue.session.jour - timedelta(days=1)
    Session.objects.filter(pk=tenue.session.pk).update(jour=hier - timedelta(days=1))

    assert "est finie : fermez la caisse" in lue(tenir(client, tenue).get(CAISSE))


def test_l_entrainement_est_encadre_et_le_dit(client, tenue):
    ecole = ALaCaisse(tenue.point, tenue.compte, APPAREIL, True)
    ecole.rouvrir()

    reponse = tenir(client, tenue).get(reverse("boutique:caisse_ecole"))

    assert reglages(reponse)["ecole"]
    assert "factice-mot" in lue(reponse)


def test_les_operations_du_jour_partent_avec_la_page(client, tenue):
    jour = tenue.session.jour
    pour = Public.objects.get(nom="Étudiants")
    operation = Operation.objects.create(
        nom="Livres", debut=jour, fin=jour, pourcent=50, public=pour
    )
    operation.categories.set(Categorie.objects.filter(code="livres"))
    Operation.objects.create(
        nom="Finie", debut=jour - timedelta(days=2), fin=jour - timedelta(days=1), pourcent=10
    )

    reponse = tenir(client, tenue).get(CAISSE)

    assert [(o["nom"], o["public"]) for o in reglages(reponse)["operations"]] == [
        ("Livres", pour.pk)
    ]
    assert "Étudiants" in lue(reponse)
    assert "Bénévoles" not in lue(reponse)


def test_la_page_ne_lit_pas_plus_apres_dix_ventes(client, tenue, django_assert_max_num_queries):
    tenir(client, tenue)
    client.get(CAISSE)
    with django_assert_max_num_queries(45) as avant:
        client.get(CAISSE)
    for _ in range(10):
        tenue.vendre(ligne("Pantalon", 2), ligne("Assiette"))
    with django_assert_max_num_queries(45) as apres:
        client.get(CAISSE)

    assert len(apres) == len(avant)


def test_l_accueil_mene_a_la_caisse(client, tenue):
    tenue.vendre(ligne("Pantalon"))

    page = lue(tenir(client, tenue).get(reverse("accueil")))

    assert f'href="{CAISSE}"' in page
    assert "1</b> <span>vente</span>" in page


def test_un_remboursement_se_dit_a_cote_des_ventes(client, tenue):
    tenue.rendre(vente := tenue.vendre(ligne("Pantalon")), [rend(vente.lignes.get())])
    tenir(client, tenue)

    dits = reglages(client.get(CAISSE))
    page = lue(client.get(reverse("accueil")))

    assert (dits["ventes"], dits["retours"]) == (1, 1)
    assert "1</b> <span>vente, 1 retour</span>" in page


# State, search, vouchers


def test_l_etat_dit_si_la_session_vend_encore(client, tenue):
    tenir(client, tenue)
    adresse = reverse("boutique:caisse_etat") + f"?session={tenue.session.pk}"
    assert client.get(adresse).json()["ouverte"]

    tenue.fermer()
    tenue.rouvrir()

    assert "rouverte" in client.get(adresse).json()["raison"]


def test_on_cherche_par_mot_par_numero_et_par_etiquette(client, tenue):
    tenir(client, tenue)
    article = l_article("Grille-pain")
    adresse = reverse("boutique:chercher")

    def noms(q):
        return [a["nom"] for a in client.get(adresse, {"q": q}).json()["articles"]]

    assert noms("grille pain") == ["Grille-pain"]
    assert noms(str(article.numero)) == ["Grille-pain"]
    assert noms("rien de tel") == []


def test_qui_travaille_dans_un_seul_pole_ouvre_la_caisse_sur_lui(client, tenue):
    cafe = Activite.objects.get(code="cafe")
    Article.objects.filter(nom="Polar").update(activite=cafe, categorie=None, provenance="service")
    tenir(client, tenue)
    assert reglages(client.get(CAISSE))["depart"] is None

    for role in ("cuisine", "mecanique"):
        Affectation.objects.create(
            compte=tenue.compte, role=role, lieu=tenue.point.lieu, debut=tenue.session.jour
        )
        depart = reglages(client.get(CAISSE))["depart"]
        # Of two poles, neither comes first.
        assert depart == (f"a{cafe.pk}" if role == "cuisine" else None)


def test_la_caisse_du_cafe_montre_son_rayon_avant_ceux_de_la_boutique(client, tenue):
    cafe = Activite.objects.get(code="cafe")
    Article.objects.filter(nom="Polar").update(activite=cafe, categorie=None, provenance="service")
    tenir(client, tenue)
    avant = lue(client.get(CAISSE)).split('id="douzieme"')[0]
    Caisse.objects.update(s_ouvre_sur=cafe)

    reponse = client.get(CAISSE)
    grille, dialogue = lue(reponse).split('id="categories"')[1].split('id="dialogue-autres"')

    assert f'data-categorie="a{cafe.pk}"' not in avant
    assert reglages(reponse)["tuiles"][0] == f"a{cafe.pk}"
    assert grille.index(f'data-categorie="a{cafe.pk}"') == grille.index("data-categorie=")
    assert grille.count("data-categorie=") == avant.count("data-categorie=")
    assert dialogue.count(f'data-categorie="a{cafe.pk}"') == 1


def test_changer_de_caisse_se_voit_ou_il_y_en_a_une_autre(client, tenue):
    tenir(client, tenue)
    assert "Changer de caisse" not in lue(client.get(CAISSE))
    un_point("caisse", lieu=tenue.point.lieu, nom="Caisse du café")

    page = lue(client.get(CAISSE))

    assert f'href="/point/?suite={CAISSE}&amp;genre=caisse">Changer de caisse' in page


def test_kilo_ou_poids_trouve_ce_qui_a_un_prix_au_kilo(client, tenue):
    tenir(client, tenue)
    adresse = reverse("boutique:chercher")

    def trouve(q):
        return client.get(adresse, {"q": q}).json()

    assert "balance vérifiée" in trouve("poids")["dit"]
    Caisse.objects.update(
        vente_au_poids=True, instrument="B-12", vignette_jusqu_au=tenue.session.jour
    )
    assert trouve("kilo")["dit"].startswith("Aucun article n’a de prix au kilo")
    Article.objects.filter(nom="Polar").update(mode_prix="au_kg", prix_cts=200)

    for q in ("kilo", "Au poids", "polar au kg"):
        assert [a["nom"] for a in trouve(q)["articles"]] == ["Polar"], q
    assert trouve("pantalon au kilo")["articles"] == []


def test_un_objet_suivi_se_trouve_par_son_code_et_dit_qu_il_est_ailleurs(client, tenue):
    tenir(client, tenue)
    ici = un_objet(point=tenue.point)
    la = un_objet(point=un_point())
    for n, objet in enumerate((ici, la)):
        modele = l_article("Grille-pain")
        modele.pk, modele.numero, modele.objet, modele.nom = None, 9000 + n, objet, f"Unique {n}"
        modele.save(force_insert=True)
    adresse = reverse("boutique:chercher")

    [trouve] = client.get(adresse, {"q": ici.code}).json()["articles"]

    assert (trouve["nom"], trouve["unique"]["code"]) == ("Unique 0", ici.code)
    [ailleurs] = client.get(adresse, {"q": la.code}).json()["articles"]
    assert ailleurs["empeche"]["bref"] == f"à {la.lieu.nom}"
    # Words find only what is where one sells.
    assert [a["nom"] for a in client.get(adresse, {"q": "grille pain"}).json()["articles"]] == [
        "Grille-pain",
        "Unique 0",
    ]


def test_un_bon_dit_ce_qui_lui_reste(client, tenue):
    tenir(client, tenue)
    bon = emettre(valeur_cts=500, origine="vendu")
    vieux = emettre(
        valeur_cts=500, origine="vendu", expire_le=timezone.localdate() - timedelta(days=1)
    )
    adresse = reverse("boutique:caisse_bon")

    assert client.get(adresse, {"code": f" {bon.code.lower()}"}).json() == {
        "code": bon.code,
        "solde_cts": 500,
        "expire": date_format(bon.expire_le),
    }
    assert "n’est plus valable" in client.get(adresse, {"code": vieux.code}).json()["refus"]
    assert "Aucun bon" in client.get(adresse, {"code": "ZZZ"}).json()["refus"]
