"""The sorting table's documents: what is written, what is refused and why."""

from datetime import date
from uuid import uuid4

import pytest

from collecte.models import Bon, ContenantPlein
from petiterockette.lieux.models import Point
from tests.fabriques import categorie, connecter, un_compte, un_controle_fait, un_point

from .au_tri import envoyer, un_geste_tri, une_ligne_tri, une_table
from .livres import deposer, pas, stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(db) -> Point:
    return une_table()


@pytest.fixture
def trieur(client, table):
    compte = un_compte("tri", lieu=table.lieu)
    connecter(client, compte, table)
    return compte


@pytest.fixture
def poster(client, table, trieur):
    def envoi(geste="contenant", *lignes, **champs):
        return envoyer(client, un_geste_tri(table, geste, *lignes, **champs))

    return envoi


# A closed container


def test_un_contenant_ferme_recoit_son_numero(poster, table):
    deposer(table_de_depot(table), "textiles", 50_000)

    reponse = poster("contenant", une_ligne_tri("textiles", 38_000, dans="Caisse grise"))

    plein = ContenantPlein.objects.get()
    assert reponse.status_code == 201
    assert reponse.json()["pleins"] == [plein.pk]
    assert reponse.json()["masse_g"] == 38_000
    assert f"nº {plein.pk}" in reponse.json()["message"]
    assert (plein.masse_g, plein.etape, plein.mesure) == (38_000, "rayon", "pesee")
    assert stock(table.lieu, "textiles", "a_trier") == 12_000


def table_de_depot(table: Point) -> Point:
    """A counter of the same site: nothing is brought in at a workshop."""
    return un_point(lieu=table.lieu)


def test_pas_pese_il_prend_le_poids_des_derniers(poster):
    poster("contenant", une_ligne_tri("textiles", 20_000))
    poster("contenant", une_ligne_tri("textiles", 30_000))

    reponse = poster("contenant", une_ligne_tri("textiles", None, n=2))

    assert reponse.status_code == 201
    assert len(reponse.json()["pleins"]) == 2
    assert reponse.json()["masse_g"] == 50_000
    derniers = ContenantPlein.objects.order_by("-pk")[:2]
    assert {(p.masse_g, p.mesure) for p in derniers} == {(25_000, "estimee")}


def test_pas_pese_sans_exemple_il_faut_peser(poster):
    reponse = poster("contenant", une_ligne_tri("textiles", None))

    assert reponse.status_code == 422
    assert "Pesez celui-ci" in reponse.json()["refus"]
    assert not Bon.objects.exists()


def test_une_matiere_sans_categorie_debite_ce_qui_attend(poster, table):
    quai = table_de_depot(table)
    deposer(quai, "vaisselle", 30_000)
    deposer(quai, "velo", 10_000)

    reponse = poster("contenant", une_ligne_tri(None, 20_000, vers="a_recycler", matiere="metaux"))

    assert reponse.status_code == 201
    assert stock(table.lieu, "vaisselle", "a_trier") == 15_000
    assert stock(table.lieu, "velo", "a_trier") == 5_000


def test_plusieurs_contenants_se_pesent_un_par_un(poster):
    reponse = poster("contenant", une_ligne_tri("textiles", 38_000, n=2))

    assert reponse.status_code == 422
    assert "un par un" in reponse.json()["refus"]


# A box of 20 kg of « bibelots » that holds 8 kg of electrical appliances


def test_la_caisse_de_bibelots_qui_cachait_des_appareils(poster, table):
    deposer(table_de_depot(table), "bibelots", 20_000)

    faux = poster(
        "reclasser",
        une_ligne_tri("bibelots", 8_000, vraie="materiel-electrique", vers="atelier"),
    )
    reste = poster("contenant", une_ligne_tri("bibelots", 12_000))

    assert (faux.status_code, reste.status_code) == (201, 201)
    assert faux.json()["masse_g"] == 8_000
    assert pas(Bon.objects.get(pk=faux.json()["numero"])) == [
        ("bibelots", "a_trier", "reclassement", 8_000),
        ("materiel-electrique", "reclassement", "atelier", 8_000),
    ]
    assert stock(table.lieu, "bibelots", "a_trier") == 0
    assert stock(table.lieu, "bibelots", "rayon") == 12_000
    assert stock(table.lieu, "materiel-electrique", "atelier") == 8_000


def test_le_vrac_ne_sort_qu_en_changeant_de_categorie(poster, table):
    deposer(table_de_depot(table), "vrac", 20_000)

    refuse = poster("contenant", une_ligne_tri("vrac", 20_000))
    trie = poster("reclasser", une_ligne_tri("vrac", 20_000, vraie="livres", vers="rayon"))

    assert refuse.status_code == 422
    assert "se trie d’abord" in refuse.json()["refus"]
    assert trie.status_code == 201
    assert stock(table.lieu, "vrac", "a_trier") == 0


# Line by line, and the zone


def test_ligne_a_ligne_un_seul_bon_porte_toutes_les_destinations(poster, table):
    reponse = poster(
        "lignes",
        une_ligne_tri("livres", 12_000),
        une_ligne_tri("livres", 3_000, vers="a_recycler"),
        une_ligne_tri("vaisselle", 4_500, vers="a_jeter", dans="Caisse grise"),
    )

    bon = Bon.objects.get()
    assert reponse.status_code == 201
    assert (reponse.json()["masse_g"], reponse.json()["pleins"]) == (19_500, [])
    assert pas(bon) == [
        ("livres", "a_trier", "rayon", 12_000),
        ("livres", "a_trier", "a_recycler", 3_000),
        ("vaisselle", "a_trier", "a_jeter", 4_500),
    ]
    assert stock(table.lieu, "livres", "a_recycler", "livres-non-vendus") == 3_000


def test_une_ligne_fausse_refuse_le_bon_entier_et_dit_laquelle(poster):
    reponse = poster("lignes", une_ligne_tri("livres", 12_000), une_ligne_tri("vrac", 3_000))

    assert reponse.status_code == 422
    assert list(reponse.json()["champs"]) == ["lignes.1"]
    assert not Bon.objects.exists()


def test_la_zone_de_gratuite_se_remplit_depuis_le_tri(poster, table):
    deposer(table_de_depot(table), "livres", 9_000)

    reponse = poster("zone", une_ligne_tri("livres", 6_000, vers="donne_particulier"))

    assert reponse.status_code == 201
    assert pas(Bon.objects.get(pk=reponse.json()["numero"])) == [
        ("livres", "a_trier", "rayon", 6_000),
        ("livres", "rayon", "donne_particulier", 6_000),
    ]


# Checks before the public


@pytest.mark.parametrize(
    ("geste", "ligne"),
    [
        ("contenant", {"vers": "rayon"}),
        ("lignes", {"vers": "rayon"}),
        ("zone", {"vers": "donne_particulier"}),
    ],
)
def test_sans_controle_rien_ne_va_au_public(geste, ligne, poster, table):
    refuse = poster(geste, une_ligne_tri("informatique", 5_000, **ligne))

    assert refuse.status_code == 422
    assert "Informatique" in refuse.json()["refus"]
    assert "Contrôlez d’abord" in refuse.json()["refus"]
    assert not Bon.objects.exists()


def test_un_controle_du_matin_ouvre_le_rayon(poster, table):
    un_controle_fait("informatique", lieu=table.lieu)

    assert poster("contenant", une_ligne_tri("informatique", 5_000)).status_code == 201


def test_un_controle_d_un_autre_lieu_n_ouvre_rien(poster):
    un_controle_fait("informatique", lieu=un_point().lieu)

    assert poster("contenant", une_ligne_tri("informatique", 5_000)).status_code == 422


def test_a_l_atelier_rien_n_est_demande(poster):
    assert poster("contenant", une_ligne_tri("informatique", 5_000, vers="atelier")).json()[
        "pleins"
    ]


# Sent twice, sent late, sent wrong


def test_envoye_deux_fois_c_est_enregistre_une_fois(client, table, trieur):
    document = un_geste_tri(table)

    premiere, seconde = envoyer(client, document), envoyer(client, document)

    assert (premiere.status_code, seconde.status_code) == (201, 200)
    assert premiere.json()["pleins"] == seconde.json()["pleins"]
    assert Bon.objects.count() == 1


def test_rejoue_apres_la_fermeture_du_point_il_reste_enregistre(client, table, trieur):
    document = un_geste_tri(table)
    envoyer(client, document)
    Point.objects.filter(pk=table.pk).update(ferme_le=date(2020, 1, 1))

    assert envoyer(client, document).status_code == 200


def test_le_meme_numero_avec_un_autre_contenu_est_un_conflit(client, table, trieur):
    document = un_geste_tri(table)
    envoyer(client, document)

    autre = envoyer(client, document | {"lignes": [une_ligne_tri("textiles", 1_000)]})

    assert autre.status_code == 409
    assert Bon.objects.count() == 1


def test_un_point_ferme_dit_depuis_quand(poster, table):
    Point.objects.filter(pk=table.pk).update(ferme_le=date(2020, 1, 1))

    reponse = poster()

    assert reponse.status_code == 422
    assert "Tri est fermé depuis le 1 janvier 2020" in reponse.json()["refus"].replace("1er", "1")


def test_une_tare_qui_a_change_est_dite(poster):
    ligne = une_ligne_tri("textiles", 38_000, dans="Caisse grise") | {"masse_g": 37_000}

    reponse = poster("contenant", ligne)

    assert reponse.status_code == 422
    assert "devrait être 38" in reponse.json()["champs"]["lignes.0.masse"]


def test_un_poids_peu_croyable_se_confirme_une_fois(poster):
    ligne = une_ligne_tri("textiles", 160_000)

    assert "Vous confirmez ?" in poster("contenant", ligne).json()["refus"]
    assert poster("contenant", ligne | {"confirmee": True}).status_code == 201


def test_la_nourriture_n_est_pas_une_categorie_du_tri(poster):
    pain = categorie("autres")
    pain.pk, pain.code, pain.nom, pain.famille = None, "pain", "Pain", "denrees"
    pain.save(force_insert=True)

    reponse = poster("contenant", une_ligne_tri("pain", 5_000))

    assert reponse.json()["champs"] == {"lignes.0.categorie": "Cette catégorie n’existe pas."}


@pytest.mark.parametrize(
    "faux",
    [
        {"geste": "danser"},
        {"lignes": []},
        {"lignes": [{}, {}]},
        {"lignes": [{"categorie": 1.5, "vers": "rayon", "brut_g": 1000, "masse_g": 1000}]},
        {"lignes": [{"vers": "vendu", "brut_g": 1000, "masse_g": 1000}]},
        {"uuid": "x"},
        {"point": None},
        {"par": 10**9},
    ],
)
def test_un_document_qui_n_a_pas_la_forme_n_ecrit_rien(faux, client, table, trieur):
    reponse = envoyer(client, un_geste_tri(table) | faux)

    assert reponse.status_code == 422
    assert reponse.json()["refus"]
    assert not Bon.objects.exists()


def test_du_json_illisible_est_refuse(client, trieur):
    reponse = client.post("/collecte/tri/gestes/", b"\xff{", content_type="application/json")

    assert reponse.status_code == 422


def test_un_compte_sans_nom_touche_son_nom(client, table):
    connecter(client, un_compte("tri", lieu=table.lieu, personne=None), table)

    assert envoyer(client, un_geste_tri(table)).json()["champs"] == {"par": "Touchez votre nom."}


def test_on_ne_trie_pas_ailleurs_que_chez_soi(client, table):
    ailleurs = un_point()
    connecter(client, un_compte("tri", lieu=ailleurs.lieu), ailleurs)

    assert envoyer(client, un_geste_tri(table)).status_code == 403


# « Annuler »


def test_annuler_aussitot_rend_le_geste_a_recommencer(client, poster, table):
    deposer(table_de_depot(table), "textiles", 50_000)
    reponse = poster("contenant", une_ligne_tri("textiles", 38_000, dans="Caisse grise"))

    annulation = client.post(
        reponse.json()["annuler"],
        {"uuid": str(uuid4()), "motif": "", "aussitot": True},
        content_type="application/json",
    )

    assert annulation.status_code == 201
    assert stock(table.lieu, "textiles", "a_trier") == 50_000
    rendu = annulation.json()["document"]
    assert rendu["geste"] == "contenant"
    attendu = une_ligne_tri("textiles", 38_000, dans="Caisse grise")
    assert {cle: rendu["lignes"][0][cle] for cle in attendu} == attendu
    assert not ContenantPlein.objects.presents().exists()


@pytest.mark.parametrize(
    ("geste", "ligne"),
    [
        ("reclasser", {"code": "bibelots", "vraie": "livres", "vers": "rayon"}),
        ("zone", {"code": "livres", "vers": "donne_particulier"}),
        ("lignes", {"code": "livres", "vers": "a_jeter"}),
    ],
)
def test_ce_qui_revient_peut_repartir_tel_quel(geste, ligne, client, poster, table):
    premiere = poster(geste, une_ligne_tri(masse_g=5_000, **ligne))
    annulation = client.post(
        premiere.json()["annuler"],
        {"uuid": str(uuid4()), "motif": "Mauvais poids"},
        content_type="application/json",
    )

    rendu = annulation.json()["document"] | {"uuid": str(uuid4())}
    seconde = envoyer(client, rendu)

    assert rendu["geste"] == geste
    assert seconde.status_code == 201
    bons = Bon.objects.in_bulk([premiere.json()["numero"], seconde.json()["numero"]])
    assert pas(bons[premiere.json()["numero"]]) == pas(bons[seconde.json()["numero"]])


def test_le_geste_d_un_autre_ne_s_annule_pas(client, poster, table):
    reponse = poster()
    connecter(client, un_compte("tri", lieu=table.lieu), table)

    annulation = client.post(
        reponse.json()["annuler"],
        {"uuid": str(uuid4()), "motif": "Mauvais poids"},
        content_type="application/json",
    )

    assert annulation.status_code == 403


def test_un_depot_ne_s_annule_pas_depuis_le_tri(client, table, trieur):
    bon = deposer(table_de_depot(table), "textiles", 5_000)

    annulation = client.post(
        f"/collecte/tri/gestes/{bon.pk}/annuler/",
        {"uuid": str(uuid4()), "motif": "Mauvais poids"},
        content_type="application/json",
    )

    assert annulation.status_code == 404


# What the counter reads again


def test_les_derniers_gestes_du_jour_se_lisent(client, poster):
    poster("contenant", une_ligne_tri("textiles", 38_000))
    poster("reclasser", une_ligne_tri("bibelots", 8_000, vraie="livres", vers="rayon"))

    page = client.get("/collecte/tri/gestes/du-jour/").content.decode()

    assert "Bibelots → Livres" in page
    assert 'value="38000"' in page
    assert 'value="8000"' in page
    assert page.count("data-annuler") == 2


def test_la_liste_du_jour_se_lit_en_peu_de_questions(client, poster, django_assert_max_num_queries):
    for _n in range(8):
        poster("contenant", une_ligne_tri("textiles", 10_000))

    with django_assert_max_num_queries(14):
        page = client.get("/collecte/tri/gestes/du-jour/").content.decode()
    assert page.count("data-annuler") == 8


def test_l_etat_dit_ce_qui_attend_et_la_part_orientee(client, poster, table):
    deposer(table_de_depot(table), "textiles", 50_000)
    poster("contenant", une_ligne_tri("textiles", 15_000))
    poster("contenant", une_ligne_tri("textiles", 5_000, vers="a_recycler"))

    etat = client.get("/collecte/tri/etat/").json()

    attente = etat["attentes"][str(categorie("textiles").pk)]
    assert attente == {"masse_g": 30_000, "jours": 0, "longtemps": False}
    assert etat["part"] == {"jour": 75, "mois": 75}
    assert etat["manquants"][str(categorie("informatique").pk)]


def test_une_mere_attend_avec_ses_filles(client, trieur, table):
    quai = table_de_depot(table)
    deposer(quai, "materiel-electrique", 10_000)
    deposer(quai, "ecrans", 4_000)

    etat = client.get("/collecte/tri/etat/").json()

    assert etat["attentes"][str(categorie("materiel-electrique").pk)]["masse_g"] == 14_000
    assert etat["attentes"][str(categorie("ecrans").pk)]["masse_g"] == 4_000
