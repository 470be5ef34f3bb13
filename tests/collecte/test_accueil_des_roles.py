"""The home page of each role: the first gesture first, live figures, a strip for managers."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bench.machine.lu import ce_qui_est_lu
from collecte.livre.models import Bon, Cumul, Ligne, Mouvement, Stock
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.tournees.services.arrets import dire_l_issue
from petiterockette.affichage.tuiles import toutes
from petiterockette.alertes.calcul import calculer
from petiterockette.indicateurs.models import Releve
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.indicateurs.services import saisir
from petiterockette.lieux.models import HoraireHabituel
from petiterockette.lieux.services.journees import fermer
from tests.collecte.accueils import PARTOUT, un_role
from tests.collecte.analyser import analyser
from tests.collecte.livres import au_rayon, clos, deposer
from tests.fabriques import (
    categorie,
    connecter,
    entete,
    les_listes,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    un_souhait,
    une_ligne,
    une_ouverture,
)
from tests.fabriques_tournees import un_enlevement, un_vehicule, une_demande, une_tournee

pytestmark = pytest.mark.django_db

PREMIERS = [
    ("benevole", "Peser un dépôt"),
    ("tri", "Trier"),
    ("caisse", "Ouvrir la caisse"),
    ("camion", "Sortir"),
    ("cuisine", "Café-atelier"),
    ("animation", "L’animation"),
    ("formation", "Formation"),
    ("mecanique", "La Cycklette"),
    ("responsable", "Peser un dépôt"),
    ("pole", "Le mois"),
    ("tresorerie", "Le mois"),
    ("controle", "Intégrité"),
    ("direction", "Le mois"),
    ("administration", "Comptes"),
]


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T09:00:00Z", tick=False)
    les_listes()


@pytest.fixture
def point():
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))


def tuiles(reponse) -> list[str]:
    """The names of the tiles of the home page, in its order."""
    return [str(m.tuile.nom) for m in reponse.context["tuiles"]]


def la_premiere(reponse):
    return reponse.context["tuiles"][0]


def chiffre(client, nom: str) -> str | None:
    """The live figure of a tile and what it is of, on the page of its space."""
    tuile = next(t for t in toutes() if str(t.nom) == nom)
    reponse = client.get(reverse("espace", args=[tuile.groupe.espace]))
    for groupe in reponse.context["groupes"]:
        for m in groupe.tuiles:
            if m.tuile is tuile:
                return m.chiffre and str(m.chiffre).replace("\u00a0", " ").replace("\u202f", " ")
    pytest.fail(f"{nom} n’est pas sur la page")


# Order


@pytest.mark.parametrize("appareil", [True, False], ids=["un point choisi", "sans point"])
@pytest.mark.parametrize(("role", "premier"), PREMIERS)
def test_chaque_role_trouve_d_abord_son_premier_geste(client, point, role, premier, appareil):
    un_role(client, role, point if appareil else None, point.lieu)

    reponse = client.get("/")

    assert str(la_premiere(reponse).tuile.nom) == premier
    assert la_premiere(reponse).principale
    assert reponse.content.decode().count("acces-principal") == 1


def test_au_quai_le_responsable_sort_d_abord(client, point):
    un_role(client, "responsable", un_point("quai", lieu=point.lieu))

    assert str(la_premiere(client.get("/")).tuile.nom) == "Sortir"


def test_le_jour_d_une_tournee_le_camion_commence_par_elle(client, point):
    arret = un_enlevement(une_tournee(un_vehicule(point.lieu)))
    un_role(client, "camion", point)

    reponse = client.get("/")

    assert str(la_premiere(reponse).tuile.nom) == "La tournée"
    assert chiffre(client, "La tournée") == "1 arrêt à faire, sur 1"

    # Its last stop told, wherever the device is said to be, it stays where the hand knows it.
    compte = un_compte("camion", lieu=point.lieu)
    dire_l_issue(arret=arret, issue="fait", compte=compte)
    for ou in (None, point, un_point("quai", lieu=point.lieu)):
        connecter(client, compte, ou)
        assert str(la_premiere(client.get("/")).tuile.nom) == "La tournée"


def test_le_matin_le_lieu_s_ouvre_d_abord_puis_fait_place(client, point, time_machine):
    une_ouverture(point.lieu)
    ouverture = une_ouverture_fermee(point.lieu)
    time_machine.move_to("2026-11-26T08:00:00Z", tick=False)
    un_role(client, "tri", point)
    avant = client.get("/")

    une_ouverture(point.lieu)
    apres = client.get("/")

    assert ouverture is not None
    assert str(la_premiere(avant).tuile.nom) == "Ouvrir, fermer le lieu"
    assert str(la_premiere(apres).tuile.nom) == "Trier"
    assert tuiles(apres)[-1] == "Ouvrir, fermer le lieu"


def test_le_jour_de_fermeture_personne_n_est_pousse_a_ouvrir(client, point, time_machine):
    une_ouverture(point.lieu)
    une_ouverture_fermee(point.lieu)
    HoraireHabituel.objects.create(lieu=point.lieu, jour=2, ouvre="09:00", ferme="18:00")
    time_machine.move_to("2026-11-26T08:00:00Z", tick=False)
    un_role(client, "tri", point)

    assert str(la_premiere(client.get("/")).tuile.nom) == "Trier"


def une_ouverture_fermee(lieu):
    return fermer(lieu=lieu, uuid=uuid4(), faites=(), par=un_compte("tri", lieu=lieu))[0]


def test_un_benevole_trouve_ce_qu_il_fait_et_rien_d_autre(client, point):
    un_role(client, "benevole", point)

    assert tuiles(client.get("/")) == [
        *("Peser un dépôt", "Les objets suivis", "Ce qui ne se vend pas"),
        *("S’entraîner", "Mes heures de bénévolat", "Planning des bénévoles"),
    ]


def test_la_direction_trouve_ses_six_tuiles(client, point):
    un_role(client, "direction")

    assert tuiles(client.get("/")) == [
        *("Le mois", "Le stock", "À régulariser", "Les ventes", "Le calendrier", "Les indicateurs")
    ]


# Figures


def test_chaque_tuile_dit_son_chiffre_d_aujourd_hui(client, point):
    deposer(point, "livres", 40_000)
    au_rayon(point, "textiles", 12_000)
    un_souhait(lieu=point.lieu)
    une_demande(point.lieu)
    un_role(client, "responsable", point)

    assert chiffre(client, "Peser un dépôt") == "52 kg 2 dépôts aujourd’hui"
    assert chiffre(client, "Trier") == "40 kg à trier, d’aujourd’hui"
    assert chiffre(client, "Vendu hors caisse") == "— rien de noté aujourd’hui"
    assert chiffre(client, "Le mois") == "— Rien n’est sorti : pas de taux"
    assert chiffre(client, "Le stock") == "52 kg en stock"
    assert chiffre(client, "Rendez-vous à domicile") == "1 à traiter"
    assert chiffre(client, "Les souhaits") == "1 en cours"
    assert chiffre(client, "Clôtures") == "— tout est clos"
    assert chiffre(client, "La tournée") == "— pas de tournée aujourd’hui"


def test_ce_qui_attend_au_tri_dit_depuis_quand(client, point, time_machine):
    deposer(point, "livres", 40_000)
    time_machine.move_to("2026-12-07T09:00:00Z", tick=False)
    un_role(client, "tri", point)

    assert chiffre(client, "Trier") == "40 kg à trier, depuis 12 jours"


def test_sans_point_le_chiffre_est_celui_du_seul_lieu_de_la_personne(client, point):
    un_depot(une_ligne("livres", 8_300), point=point)
    un_depot(une_ligne("livres", 50_000))
    un_role(client, "benevole", lieu=point.lieu)

    assert chiffre(client, "Peser un dépôt") == "8,3 kg 1 dépôt aujourd’hui"


def test_un_depot_annule_quitte_la_tuile(client, point):
    un_depot(une_ligne("livres", 8_300), point=point)
    bon = un_depot(une_ligne("livres", 900), point=point)
    annuler(
        bon=bon,
        uuid=uuid4(),
        motif="Doublon",
        compte=un_compte("responsable", lieu=point.lieu),
    )
    un_role(client, "benevole", point)

    assert chiffre(client, "Peser un dépôt") == "8,3 kg 1 dépôt aujourd’hui"


def test_les_mois_finis_et_ouverts_se_comptent(client, point, time_machine):
    for mois in (9, 10, 11):
        time_machine.move_to(f"2026-{mois:02}-10T09:00:00Z", tick=False)
        un_depot(point=point)
    clos(point.lieu, date(2026, 9, 1))
    un_role(client, "responsable", point)

    # Neither September, which is closed, nor November, which is not over.
    assert chiffre(client, "Clôtures") == "1 mois à clore"
    clos(point.lieu, date(2026, 10, 1))
    assert chiffre(client, "Clôtures") == "octobre clos, tout l’est"


@pytest.mark.parametrize(("jour", "annee"), [("2026-11-25", 2026), ("2027-02-03", 2026)])
def test_les_indicateurs_qui_restent_a_saisir(client, time_machine, jour, annee):
    time_machine.move_to(f"{jour}T09:00:00Z", tick=False)
    saisis = [i for i in INDICATEURS.values() if i.saisi]
    compte = un_compte("direction")
    for indicateur in saisis[1:]:
        saisir(
            indicateur=indicateur,
            annee=annee,
            valeur=3,
            methode="Registre",
            uuid=uuid4(),
            compte=compte,
        )
    connecter(client, compte)

    assert chiffre(client, "Les indicateurs") == f"1 à saisir pour {annee}"
    assert Releve.objects.count() == len(saisis) - 1


def test_qui_lit_les_indicateurs_sans_les_saisir_n_en_doit_aucun(client, point):
    un_role(client, "pole", point)

    assert chiffre(client, "Les indicateurs") is None


def test_sur_une_base_vide_chacun_a_son_accueil(client):
    for role, _premier in PREMIERS:
        lieu = None if role in PARTOUT else un_lieu()
        connecter(client, un_compte(role, lieu=lieu))
        assert client.get("/").status_code == 200


# Bounded


def requetes(client) -> int:
    with CaptureQueriesContext(connection) as lues:
        assert client.get("/").status_code == 200
    return len(lues)


def une_vie(point, mois: int, time_machine) -> None:
    time_machine.move_to(f"2026-{mois:02}-10T09:00:00Z", tick=False)
    deposer(point, "livres", 40_000)
    au_rayon(point, "textiles", 12_000)
    clos(point.lieu, date(2026, mois, 1))


def test_le_nombre_de_requetes_ne_depend_ni_des_lieux_ni_de_l_histoire(client, point, time_machine):
    def encore_un_lieu():
        ailleurs = un_point(lieu=un_lieu())
        for mois in (9, 10, 11):
            une_vie(ailleurs, mois, time_machine)
        time_machine.move_to("2026-11-25T09:00:00Z", tick=False)

    une_vie(point, 11, time_machine)
    encore_un_lieu()
    connecter(client, un_compte("direction"), point)
    calculer(timezone.localdate())
    avant = requetes(client)

    for _n in range(4):
        encore_un_lieu()

    assert requetes(client) == avant <= 53


def un_mois_passe(point, annee: int, time_machine) -> None:
    """Deposits sorted, then sold: nothing of them is left but their movements."""
    qui = un_compte("responsable", lieu=point.lieu)
    for jour in range(1, 9):
        time_machine.move_to(datetime(annee, 5, jour, 9, tzinfo=UTC), tick=False)
        for code in ("livres", "textiles"):
            au_rayon(point, code, 4_000)
            vendre_hors_caisse(
                entete=entete(qui, lieu=point.lieu), categorie=categorie(code), masse_g=4_000
            )
    clos(point.lieu, date(annee, 5, 1))


# PostgreSQL reads tables as small as these whole, and rightly: bench judges it on ten years.
@pytest.mark.sqlite
@pytest.mark.parametrize("adresse", ["/", "/ecran/chiffres/?lieu=CHV", "/impact/"])
def test_rien_ne_lit_les_annees_passees(client, point, time_machine, adresse):
    """Equal rows read (steps, on SQLite), whatever lies behind."""
    un_lieu(code="MTG")
    time_machine.move_to("2026-11-10T09:00:00Z", tick=False)
    for masse_g in range(1_000, 25_000, 1_000):
        un_depot(une_ligne("vaisselle", masse_g, confirmee=True), point=point)
    time_machine.move_to("2026-11-25T09:00:00Z", tick=False)
    un_depot(point=point)
    connecter(client, un_compte("direction"), point)
    tables = (Bon, Ligne, Mouvement, Cumul, Stock)

    def lu() -> int:
        time_machine.move_to("2026-11-25T09:00:00Z", tick=False)
        analyser(*tables)
        client.get(adresse)
        return ce_qui_est_lu(lambda: client.get(adresse))

    # A first one, so that what it moved has its rows in the stock.
    un_mois_passe(point, 2021, time_machine)
    avant = lu()
    for annee in (2022, 2023, 2024):
        un_mois_passe(point, annee, time_machine)

    assert lu() <= avant * 1.02


def test_un_benevole_ne_coute_presque_rien(client, point):
    un_depot(point=point)
    un_role(client, "benevole", point)
    calculer(timezone.localdate())

    assert requetes(client) <= 16
