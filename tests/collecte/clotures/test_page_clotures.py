"""Closing a month: what is odd first, then the very figures of the month's page."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from collecte.clotures.models import Cloture
from collecte.clotures.refus import SoldeAEcrire
from collecte.clotures.services.clotures import clore
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from collecte.mois.models import Mois, Reglage
from collecte.mois.services.reglages import regler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.journal.models import Entree
from tests.collecte.comptages.comptes import compte_et_arrete
from tests.collecte.jours import le
from tests.collecte.livres import au_rayon, deposer
from tests.collecte.quai.au_quai import un_don
from tests.fabriques import (
    categorie,
    connecter,
    entete,
    les_listes,
    un_compte,
    un_lieu,
    un_point,
)
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db
MARS, AVRIL = date(2027, 3, 1), date(2027, 4, 1)
CLOTURES = "/collecte/clotures/"


def page(mois: date = MARS, geste: str = "") -> str:
    return f"{CLOTURES}CHV/{mois:%Y-%m}/" + (f"{geste}/" if geste else "")


def figures(reponse) -> dict[str, int]:
    """The grams that a page shows, by the words before them."""
    html = re.sub(r"<small>.*?</small>", "", reponse.content.decode(), flags=re.S)
    paires = re.findall(r"<dt>([^<]+)</dt><dd><data value=\"(-?\d+)\"", html)
    return {nom: int(g) for nom, g in paires}


@pytest.fixture
def point(time_machine):
    """30 kg of books came in March, 12 were sold; it is the 2nd of April."""
    les_listes()
    point = un_point("quai", lieu=un_lieu(code="CHV", nom="Chemin-Vert"))
    time_machine.move_to(le(3, 10), tick=False)
    au_rayon(point, "livres", 30_000)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=12_000)
    time_machine.move_to(le(4, 2), tick=False)
    return point


def clore_a_l_ecran(client, mois=MARS, **champs):
    vu = client.get(page(mois)).context["form"]["vu"].value()
    return client.post(page(mois, "clore"), {"vu": vu, **champs}, follow=True)


def test_la_page_gele_les_chiffres_memes_de_la_page_du_mois(client, camille, point):
    avant = client.get(page())
    du_mois = client.get(f"/collecte/mois/2027-03/?lieu={point.lieu.code}")

    assert figures(avant)["Collecté"] == 30_000
    assert figures(avant)["Sorti"] == 12_000
    for g in ("30000", "12000", "18000"):
        assert f'<data value="{g}">' in du_mois.content.decode()
    reponse = clore_a_l_ecran(client)

    assert "Mars 2027 est clos à Chemin-Vert" in lue(reponse)
    assert "clos le 2 avril 2027 à 10 h 00 par Camille" in lue(reponse)
    assert figures(reponse) == figures(avant)
    gele = Cloture.objects.get().figures["figures"]
    assert (gele["collecte_g"], gele["sorties_g"]) == (30_000, 12_000)


def test_ce_qui_est_etrange_se_dit_et_ne_s_oublie_pas(client, camille, point, time_machine):
    time_machine.move_to(le(3, 20), tick=False)
    un_don(point=point, categorie=categorie("jouets"), brut_g=9_000)
    time_machine.move_to(le(4, 2), tick=False)
    assert "Stocks au-dessous de zéro" in lue(client.get(page()))

    sans = clore_a_l_ecran(client)
    assert erreurs(sans) == {"accepte": "Cochez pour dire que vous les avez vues."}
    assert not Cloture.objects.exists()
    clore_a_l_ecran(client, accepte="on")

    assert Cloture.objects.count() == 1
    entree = Entree.objects.get(code="collecte.mois.clos")
    assert entree.resume == "Mars 2027 clos, malgré 1 chose étrange"
    assert entree.contenu["malgre"] == ["negatif\u00a0: Jouets, rayon"]


def test_un_mois_qui_a_change_pendant_la_lecture_se_relit(client, camille, point):
    vu = client.get(page()).context["form"]["vu"].value()
    deposer(point, "livres", 1_000, appareil_le=le(3, 31).isoformat())

    reponse = client.post(page(geste="clore"), {"vu": vu})

    assert "Le mois a changé depuis que vous l’avez lu" in lue(reponse)
    assert not Cloture.objects.exists()
    assert figures(reponse)["Collecté"] == 31_000
    relu = reponse.context["form"]["vu"].value()
    client.post(page(geste="clore"), {"vu": relu})
    assert Cloture.objects.count() == 1


def test_les_mois_se_closent_dans_l_ordre_et_finis(client, camille, point, time_machine):
    deposer(point, "livres", 1_000)

    avril = lue(client.get(page(AVRIL)))
    assert "Ce mois n’est pas fini : il se clôt à partir du 1er mai 2027." in avril
    assert "Mars 2027 est encore ouvert" in avril
    assert 'action="/collecte/clotures/CHV/2027-04/clore/"' not in avril
    assert "n’est pas fini" in lue(client.post(page(AVRIL, "clore"), {"vu": ""}))
    time_machine.move_to(le(5, 1), tick=False)
    connecter(client, camille, point)
    assert "est encore ouvert" in lue(client.post(page(AVRIL, "clore"), {"vu": ""}))
    assert not Cloture.objects.exists()
    assert client.get(page(date(2027, 6, 1))).status_code == 404
    assert client.get(f"{CLOTURES}CHV/2027-13/").status_code == 404


def test_la_liste_dit_quand_il_n_y_a_rien_a_clore_et_des_quand(client, camille, point):
    assert "Rien à clore" not in lue(client.get(CLOTURES))
    clore(lieu=point.lieu, mois=MARS, compte=camille)

    liste = lue(client.get(CLOTURES))
    assert "Rien à clore : avril se clôt à partir du 1er mai." in liste


def test_le_mois_en_cours_n_offre_pas_d_etre_clos(client, camille, point):
    deposer(point, "livres", 1_000)

    def offert(mois: date) -> bool:
        tete = lue(client.get(f"/collecte/mois/{mois:%Y-%m}/?lieu={point.lieu.code}"))
        return ">clore</a>" in tete

    assert offert(MARS)
    assert not offert(AVRIL)


def test_la_liste_dit_clos_par_qui_et_de_combien_c_est_revise(client, camille, point, time_machine):
    depot = deposer(point, "livres", 5_000, appareil_le=le(3, 30).isoformat())
    clore(lieu=point.lieu, mois=MARS, compte=camille)
    un_autre = un_don(point=point, categorie=categorie("livres"), brut_g=2_000)

    annuler(bon=depot, uuid=uuid4(), motif="doublon", compte=camille)
    annuler(bon=un_autre, uuid=uuid4(), motif="rendu", compte=camille)

    liste = lue(client.get(CLOTURES))
    assert "clos le 2 avr. 2027 par Camille" in liste
    assert '<data value="-5000">−5,0<span class="unite"> kg</span></data> collectés' in liste
    # The gift of April was cancelled in April: it revises nothing.
    assert "sortis</span>" not in liste
    assert "collectés" in lue(client.get(page()))


def test_rouvrir_est_a_la_direction_avec_une_raison(client, camille, point):
    clore(lieu=point.lieu, mois=MARS, compte=camille)
    assert "Rouvrir ce mois" not in lue(client.get(page()))
    assert client.post(page(geste="rouvrir"), {"motif": "oubli"}).status_code == 403

    connecter(client, un_compte("direction"), point)
    sans = client.post(page(geste="rouvrir"), {"motif": " "})
    assert erreurs(sans) == {"motif": "Dites pourquoi ce mois doit être rouvert."}
    client.post(page(geste="rouvrir"), {"motif": "un dépôt oublié"})

    assert not Mois.objects.get(lieu=point.lieu, mois=MARS).est_clos
    assert "rouvert" in lue(client.get(CLOTURES))
    assert "Déjà clos une fois" in lue(client.get(page()))
    clore_a_l_ecran(client)
    assert "2e clôture de ce mois" in lue(client.get(page()))


def test_seul_le_dernier_mois_clos_propose_de_se_rouvrir(client, point, time_machine):
    deposer(point, "livres", 1_000)
    time_machine.move_to(le(5, 2), tick=False)
    direction = un_compte("direction")
    for mois in (MARS, AVRIL):
        clore(lieu=point.lieu, mois=mois, compte=direction)
    connecter(client, direction, point)

    assert "Rouvrir ce mois" in lue(client.get(page(AVRIL)))
    assert "Rouvrir ce mois" not in lue(client.get(page(MARS)))
    refus = client.post(page(MARS, "rouvrir"), {"motif": "oubli"}, follow=True)
    assert "On ne rouvre que le dernier mois clos : avril 2027." in lue(refus)


# Sales that are deduced


@pytest.fixture
def au_solde(point):
    regler(
        lieu=point.lieu,
        cle=Reglage.Cle.METHODE_VENTE,
        valeur="solde",
        debut=MARS,
        compte=un_compte("administration"),
    )


def test_le_solde_se_propose_s_ecrit_puis_le_mois_se_clot(
    client, camille, point, au_solde, time_machine
):
    """18 kg left in the books; 11 are counted on the 31st: 7 were sold without a scale."""
    time_machine.move_to(le(3, 31, 18), tick=False)
    compte_et_arrete(point, "livres", 11_000, ouverture=False)
    time_machine.move_to(le(4, 2), tick=False)

    ouverte = client.get(page())
    assert "Les ventes du mois ne sont pas encore déduites" in lue(ouverte)
    assert '<data value="7000">7,0 kg</data>' in lue(ouverte)
    with pytest.raises(SoldeAEcrire):
        clore(lieu=point.lieu, mois=MARS, compte=camille)
    uuid = str(ouverte.context["solde"]["form"]["uuid"].value())
    for _ in range(2):
        client.post(page(geste="solde"), {"uuid": uuid})

    [bon] = Bon.objects.filter(nature="solde")
    assert (bon.jour, bon.masse_g) == (date(2027, 3, 31), 7_000)
    apres = client.get(page())
    assert "Rien à déduire" in lue(apres)
    assert (figures(apres)["Sorti"], figures(apres)["Déduit"]) == (19_000, 7_000)
    assert "déduits des inventaires" in lue(apres)
    clore_a_l_ecran(client, accepte="on")
    assert Cloture.objects.count() == 1


def test_sans_inventaire_le_solde_se_refuse_en_toutes_lettres(client, camille, point, au_solde):
    reponse = lue(client.get(page()))

    assert "Sans inventaire de ce lieu dans les douze mois, le solde ne prouve rien" in reponse
    assert "Faire l’inventaire" in reponse
    poste = client.post(page(geste="solde"), {"uuid": str(uuid4())}, follow=True)
    assert "le solde ne prouve rien" in lue(poste)
    assert not Bon.objects.filter(nature="solde").exists()


def test_sous_le_taux_la_methode_du_lieu_et_de_la_periode(
    client, camille, point, au_solde, time_machine
):
    autre = un_point("quai", lieu=un_lieu(nom="Montgallet"))
    au_rayon(autre, "livres", 1_000)
    au_rayon(point, "livres", 1_000)
    mars = lue(client.get("/collecte/mois/2027-03/?lieu=CHV"))
    assert "kilos vendus : déduits des inventaires" in mars

    connecter(client, un_compte("direction"))
    avril = lue(client.get("/collecte/mois/2027-04/"))
    annee = lue(client.get("/collecte/mois/2027/?lieu=CHV"))

    pesee = "pesés, ou notés par catégorie et par jour ; à défaut, au poids moyen"
    assert f"déduits des inventaires (Chemin-Vert) ; {pesee} (Montgallet)" in avril
    assert f"{pesee} puis déduits des inventaires" in annee


def test_la_page_du_mois_mene_a_sa_cloture_qui_en_a_le_droit(client, camille, point):
    assert f'href="{page()}"' in lue(client.get("/collecte/mois/2027-03/?lieu=CHV"))
    connecter(client, un_compte("tresorerie"))
    assert "/clotures/" not in lue(client.get("/collecte/mois/2027-03/?lieu=CHV"))


def test_la_page_d_un_mois_clos_dit_ce_qui_l_a_corrige_depuis(client, camille, point, time_machine):
    time_machine.move_to(le(3, 20), tick=False)
    don = un_don(point=point, categorie=categorie("livres"), brut_g=2_000)
    time_machine.move_to(le(4, 2), tick=False)
    clore(lieu=point.lieu, mois=MARS, compte=camille)
    assert "corrigé depuis" not in lue(client.get("/collecte/mois/2027-03/?lieu=CHV"))

    annuler(bon=don, uuid=uuid4(), motif="rendu", compte=camille)

    mars = lue(client.get("/collecte/mois/2027-03/?lieu=CHV"))
    assert "corrigé depuis, dans les mois suivants" in mars
    assert '<data value="-2000">' in mars
    assert "révisions de mois clos :" in lue(client.get("/collecte/mois/2027-04/?lieu=CHV"))


def test_des_annees_de_mois_ne_posent_pas_plus_de_questions(
    client, camille, point, django_assert_max_num_queries
):
    Mois.objects.bulk_create(
        Mois(lieu=point.lieu, mois=date(annee, mois, 1))
        for annee in range(2017, 2027)
        for mois in range(1, 13)
    )

    with django_assert_max_num_queries(16):
        reponse = lue(client.get(CLOTURES))
    assert "Plus anciens" in reponse
    assert reverse("collecte:cloture", args=["CHV", "2026-12"]) in reponse
    suite = lue(client.get(f"{CLOTURES}?avant=2018-01"))
    assert "Décembre 2017" in suite
    assert "Plus anciens" not in suite
    with django_assert_max_num_queries(50):
        client.get(page())
