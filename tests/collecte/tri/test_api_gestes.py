"""The sorting table's documents: what each gesture writes, and what it refuses to write."""

import pytest

from collecte.livre.models import Bon, ContenantPlein
from tests.collecte.livres import deposer, pas, stock
from tests.collecte.tri.au_tri import envoyer, table_de_depot, un_geste_tri, une_ligne_tri
from tests.fabriques import connecter, un_compte, un_controle_fait, un_point

pytestmark = pytest.mark.django_db


# A closed container


def test_un_contenant_ferme_recoit_son_numero(poster, table):
    deposer(table_de_depot(table), "textiles", 50_000)

    reponse = poster("contenant", une_ligne_tri("textiles", 38_000, dans="Caisse grise"))

    plein = ContenantPlein.objects.get()
    assert reponse.status_code == 201
    assert reponse.json()["pleins"] == [plein.pk]
    assert reponse.json()["masse_g"] == 38_000
    assert f"nº {plein.pk}" in reponse.json()["message"]
    assert reponse.json()["suite"] == "Portez-le au rayon."
    assert (plein.masse_g, plein.etape, plein.mesure) == (38_000, "rayon", "pesee")
    assert stock(table.lieu, "textiles", "a_trier") == 12_000


def test_qui_trie_sait_qui_sortira_ce_qui_est_plein(poster):
    dit = poster("contenant", une_ligne_tri("textiles", 38_000, vers="a_recycler")).json()

    assert (dit["suite"], dit["sortir"]) == ("L’équipe camion le sortira.", "")
    assert dit["message"].endswith(" L’équipe camion le sortira.")


def test_qui_peut_le_sortir_y_va_d_une_touche(client, table):
    connecter(client, un_compte("responsable", lieu=table.lieu), table)
    jetee = une_ligne_tri("textiles", 9_000, vers="a_jeter")

    dit = envoyer(client, un_geste_tri(table, "contenant", jetee)).json()

    assert dit["suite"] == "Il attend au quai."
    assert dit["sortir"] == f"/collecte/quai/?plein={ContenantPlein.objects.get().pk}"


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
        "reclasser", une_ligne_tri("bibelots", 8_000, vraie="materiel-electrique", vers="atelier")
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


def test_le_vrac_trie_se_donne_aussitot_en_un_geste(poster, table, client):
    deposer(table_de_depot(table), "vrac", 20_000)

    donne = poster(
        "reclasser", une_ligne_tri("vrac", 6_000, vraie="livres", vers="donne_particulier")
    )

    assert donne.status_code == 201
    assert donne.json()["masse_g"] == 6_000
    assert stock(table.lieu, "vrac", "a_trier") == 14_000
    assert stock(table.lieu, "livres", "a_trier") == 0
    bons = Bon.objects.exclude(nature="apport").order_by("pk")
    assert [pas(bon) for bon in bons] == [
        [("vrac", "a_trier", "reclassement", 6_000), ("livres", "reclassement", "a_trier", 6_000)],
        [("livres", "a_trier", "rayon", 6_000), ("livres", "rayon", "donne_particulier", 6_000)],
    ]


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
