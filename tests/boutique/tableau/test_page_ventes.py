"""The page of sales: what it shows, to whom, and the files it gives."""

import re
from collections import Counter
from decimal import Decimal
from html import unescape
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from boutique.articles.models import Operation
from tests.boutique.a_la_caisse import ligne, lot, paye, plafonner, rend, une_caisse
from tests.fabriques import categorie, connecter, un_compte, un_point, une_personne
from tests.pages import espaces, lue
from tests.tableurs import FORMATS, demander

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 14:20+00:00")]

MOIS = "/boutique/mois/2026-11/"


def une_journee(tenue) -> None:
    """17,50 € taken, of which 10 € of membership; 3 € given back."""
    plafonner("caisse", None)
    vente = tenue.vendre(
        ligne("Pantalon", 2, masse_g=1_000),
        ligne("Adhésion à l’année", prix_cts=1_000),
        reglements=[paye("carte", 1_600)],
    )
    tenue.vendre(lot("Vaisselle", 450, None))
    tenue.vendre(ligne("Puzzle", offert=True))
    tenue.rendre(vente, [rend(vente.lignes.first())])


@pytest.fixture
def direction(client):
    tenue = une_caisse()
    une_journee(tenue)
    connecter(client, un_compte("direction"))
    return client


def valeurs(page: str, titre: str) -> list[int]:
    """The values that machines read in the card of that heading."""
    carte = page[page.index(f'aria-labelledby="{titre}"') :]
    return [
        int(v) for v in re.findall(r'<data value="(-?\d+)"', carte[: carte.index("</section>")])
    ]


def test_une_adhesion_vendue_se_voit_sur_l_espace_de_la_boutique(client):
    tenue = une_caisse(role="responsable")
    tenue.vendre(ligne("Adhésion à l’année", prix_cts=1_000), reglements=[paye("especes", 1_000)])
    connecter(client, tenue.compte, tenue.point)

    page = lue(client.get("/espaces/boutique/"))

    assert page.count("hors chiffre d’affaires</p>") == 2


def test_un_jour_dit_qui_a_vendu_et_mene_a_ses_tickets(client):
    tenue = une_caisse()
    plafonner("caisse", None)
    awa, leo = une_personne("Awa"), une_personne("Léo")
    vente = tenue.vendre(ligne("Pantalon", 2), reglements=[paye("carte", 600)], par=awa.pk)
    tenue.vendre(ligne("Puzzle"), par=leo.pk)
    tenue.rendre(vente, [rend(vente.lignes.first())], par=leo.pk)
    connecter(client, un_compte("tresorerie"))

    page = client.get("/boutique/mois/2026-11-26/")

    lus = page.context["vendeurs"]
    assert [(v.nom, v.ventes) for v in lus] == [("Awa", 1), ("Léo", 1)]
    par_moyen = {m.moyen: m.montant_cts for m in page.context["par_moyen"]}
    par_qui = Counter()
    for v in lus:
        par_qui.update(dict(v.moyens))
    assert {m: cts for m, cts in par_qui.items() if cts} == {
        m: cts for m, cts in par_moyen.items() if cts
    }
    assert sum(v.montant_cts for v in lus) == page.context["bilan"].encaisse_cts
    [tickets] = re.findall(rf'href="([^"]+par={awa.pk})"', lue(page))
    assert len(client.get(unescape(tickets)).context["lignes"]) == 1
    assert "Les tickets de ce jour" in lue(page)
    assert client.get(MOIS).context["vendeurs"] == lus
    assert client.get("/boutique/mois/2026/").context["vendeurs"] == []
    # Whoever sells beside them, whoever controls the house, reads no table of people.
    for role in ("caisse", "controle"):
        connecter(client, un_compte(role, lieu=tenue.point.lieu))
        vue = client.get("/boutique/mois/2026-11-26/")
        assert vue.context["vendeurs"] == []
        assert "Les tickets de ce jour" in lue(vue)


def test_un_jour_seul_est_un_bandeau_sans_carte_vide(direction):
    assert "recette-seule" in lue(direction.get("/boutique/mois/2026-11-26/"))
    assert "recette-seule" not in lue(direction.get(MOIS))


def test_une_colonne_ouvre_son_jour_et_dit_son_montant(direction):
    page = lue(direction.get(MOIS))

    [(adresse, dit)] = re.findall(
        r'<a class="recette-lien" href="([^"]+)" aria-label="([^"]+)"', page
    )
    assert espaces(dit) == "jeudi 26 novembre 2026 : 7,50 €"
    assert "jeudi 26 novembre 2026" in lue(direction.get(adresse)).lower()
    assert 'role="img"' not in page[page.index("recette-colonnes") :][:300]


def test_la_page_dit_ce_qui_a_ete_vendu(direction):
    page = lue(direction.get(MOIS))

    # 6,00 − 3,00 + 4,50, and what was given back.
    assert valeurs(page, "recette-titre")[:2] == [750, 300]
    assert valeurs(page, "carte-N_VENTES")[0] == 3
    assert valeurs(page, "carte-PANIER_MOYEN")[0] == 250
    assert valeurs(page, "carte-OBJETS_VENDUS")[0] == 2
    assert valeurs(page, "carte-KG_VENDUS_CAISSE")[0] == sum(valeurs(page, "certitude-titre")[:2])
    assert "1 lot sans nombre" in page
    assert "1 ligne offerte" in page


def test_le_total_de_chaque_tableau_est_la_somme_de_ses_lignes(direction):
    page = lue(direction.get(MOIS))

    for titre, total in (("categories-titre", 750), ("moyens-titre", 1_750)):
        carte = page[page.index(f'aria-labelledby="{titre}"') :]
        lignes, pied = carte[: carte.index("</section>")].split("<tfoot>")
        # The amounts alone have their cents.
        montants = [int(v) for v, _ in re.findall(r'value="(-?\d+)">(−?[\d ]+,\d\d)<', lignes)]
        if titre == "moyens-titre":
            assert sum(montants) == total
        assert f'<data value="{total}">' in pied


def test_les_adhesions_sont_a_part(direction):
    page = lue(direction.get(MOIS))

    assert valeurs(page, "hors-ca-titre")[:3] == [1, 1_000, 1_000]


def test_un_mois_sans_vente_ne_montre_aucun_chiffre(direction):
    page = lue(direction.get("/boutique/mois/2026-09/"))

    assert "Rien de vendu en caisse ce mois-ci" in page
    assert "carte-N_VENTES" not in page


@pytest.mark.parametrize(
    "code", ["2026-11-26", "2026-S48", "2026-11", "2026-T4", "2026", "2026-11-01_2027-03-31"]
)
def test_chaque_genre_de_periode_dit_le_meme_total(direction, code):
    page = lue(direction.get(f"/boutique/mois/{code}/"))

    assert valeurs(page, "recette-titre")[0] == 750
    assert ("Mois par mois" in page) == (code in {"2026-T4", "2026", "2026-11-01_2027-03-31"})


@pytest.mark.parametrize("code", ["n-importe", "2026-13", "1999"])
def test_une_periode_inconnue_n_existe_pas(direction, code):
    assert direction.get(f"/boutique/mois/{code}/").status_code == 404


@pytest.mark.parametrize("code", ["2026", "2026-03-15_2026-12-04"])
def test_le_haut_d_une_longue_periode_dit_ce_que_dit_la_page_entiere(direction, code):
    adresse = f"/boutique/mois/{code}/"
    haut, entiere = (direction.get(adresse + suite).context for suite in ("", "?tout=oui"))

    assert haut["suite_url"]
    assert haut["bilan"].ca_cts
    for nom in ("bilan", "principale", "cartes", "dessin"):
        assert haut[nom] == entiere[nom], nom


def test_l_entree_mene_au_mois_en_cours_et_aux_dates_libres(direction):
    entree = reverse("boutique:ventes_mois_courant")

    assert direction.get(entree).url == MOIS
    libres = direction.get(entree, {"du": "2026-11-02", "au": "2026-11-26"})
    assert libres.url == "/boutique/mois/2026-11-02_2026-11-26/"
    assert direction.get("/boutique/mois/ce-mois/").url == MOIS
    a_l_envers = direction.get(entree, {"du": "2026-11-26", "au": "2026-11-02"})
    assert "Ce jour vient avant le premier." in lue(a_l_envers)


def test_la_caisse_d_un_site_ne_lit_que_le_sien(client):
    ici, ailleurs = une_caisse(), une_caisse(appareil="autre")
    ici.vendre(ligne("Pantalon"))
    ailleurs.vendre(ligne("Pantalon", 2))
    connecter(client, ici.compte)

    assert valeurs(lue(client.get(MOIS)), "recette-titre")[0] == 300
    assert client.get(MOIS, {"lieu": ailleurs.point.lieu.code}).status_code == 403
    assert client.get(MOIS, {"caisse": "2"}).status_code == 404


def test_une_caisse_se_lit_a_part(client):
    une = une_caisse()
    autre = une_caisse(point=un_point("caisse", lieu=une.point.lieu), appareil="autre")
    une.vendre(ligne("Pantalon"))
    autre.vendre(ligne("Pantalon", 2))
    connecter(client, un_compte("direction"))

    ensemble = lue(client.get(MOIS))
    seule = lue(client.get(MOIS, {"caisse": "2"}))

    assert valeurs(ensemble, "caisses-titre")[-3:-1] == [2, 900]
    assert valeurs(seule, "recette-titre")[0] == 600
    assert "Par lieu et par caisse" not in seule


def test_les_parts_font_cent(direction):
    page = lue(direction.get(MOIS))
    table = page[page.index('aria-labelledby="categories-titre"') :].split("</table>")[0]

    parts = re.findall(r'<data value="([\d.]+)">[^<]+<span class="unite"> %', table)

    assert len(parts) > 1
    assert sum(map(Decimal, parts)) == 100
    assert "pas de parts" not in page


def test_un_remboursement_qui_depasse_les_ventes_ne_laisse_pas_de_parts(client, time_machine):
    time_machine.move_to("2026-10-20 09:00+00:00")
    tenue = une_caisse()
    plafonner("caisse", None)
    vente = tenue.vendre(ligne("Pantalon", 2))
    tenue.fermer()
    time_machine.move_to("2026-11-26 09:00+00:00")
    tenue.rouvrir()
    tenue.vendre(ligne("Assiette", 9))
    tenue.rendre(vente, [rend(vente.lignes.first())])
    connecter(client, un_compte("direction"))

    page = lue(client.get(MOIS))
    table = page[page.index('aria-labelledby="categories-titre"') :].split("</section>")[0]

    assert "<data" in table
    assert 'class="unite"> %' not in table
    assert "une part négative : pas de parts." in table


def test_la_page_compare_au_mois_d_avant(client, time_machine):
    time_machine.move_to("2026-10-20 09:00+00:00")
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 2))
    tenue.fermer()
    time_machine.move_to("2026-11-26 09:00+00:00")
    tenue.rouvrir()
    tenue.vendre(ligne("Pantalon", 3))
    connecter(client, un_compte("direction"))

    assert "octobre entier : <data" in lue(client.get(MOIS))
    time_machine.move_to("2026-12-02 09:00+00:00")
    connecter(client, un_compte("direction"))
    page = lue(client.get(MOIS))
    assert '<data value="50">+50,0 %</data> sur octobre' in page
    assert "novembre 2025 : —" in page


def test_les_fichiers_disent_les_chiffres_de_l_ecran(direction):
    for format, lu in demander(direction, MOIS).items():
        montants = dict(lu.colonnes("Code", "novembre 2026 (€)"))
        assert montants["CA"] == Decimal("7.5"), format
        assert montants["HORS_CA"] == 10
        assert montants["REMBOURSEMENTS"] == 3
        moyens = next(f for f in lu.feuilles if f[0][0] == "Moyen")
        assert {li[0]: li[2] for li in moyens[1:]} == {
            "Espèces": Decimal("1.5"),
            "Carte": Decimal(16),
        }
        assert "Chiffre d’affaires" in {espaces(d) for d in lu.definitions}
        assert any("Période" in li and "Novembre 2026" in li for li in lu.tete)


def test_le_papier_dit_les_memes_totaux(direction):
    reponse = direction.get(MOIS, {"format": "pdf"})

    assert reponse["Content-Type"] == "application/pdf"
    assert 'filename="ventes-2026-11.pdf"' in reponse["Content-Disposition"]
    pages = PdfReader(BytesIO(reponse.content)).pages
    texte = espaces(" ".join(p.extract_text() for p in pages))
    assert "7,50 €" in texte
    assert "17,50" in texte


def test_les_operations_et_la_tva_ont_leur_tableau(client):
    tenue = une_caisse()
    operation = Operation.objects.create(
        nom="Braderie", debut="2026-11-26", fin="2026-11-26", pourcent=50
    )
    operation.categories.add(categorie("textiles"))
    tenue.vendre(ligne("Pantalon", montant_cts=150))
    connecter(client, un_compte("direction"))

    page = lue(client.get(MOIS))

    assert valeurs(page, "operations-titre") == [1, 150, 150]
    assert valeurs(page, "tva-titre")[:3] == [150, 0, 150]


def test_le_nombre_de_lectures_ne_grandit_pas_avec_les_ventes(
    client, django_assert_max_num_queries
):
    tenue = une_caisse()
    connecter(client, un_compte("direction"))
    for _ in range(3):
        une_journee(tenue)

    with django_assert_max_num_queries(30):
        client.get(MOIS)


def dites(client) -> str | None:
    """What the tile of the sales says, in the shop's space."""
    groupes = client.get(reverse("espace", args=["boutique"])).context["groupes"]
    tuiles = {str(m.tuile.nom): m.chiffre for groupe in groupes for m in groupe.tuiles}
    chiffre = tuiles.get("Les ventes")
    return chiffre and espaces(str(chiffre))


def test_l_accueil_dit_les_ventes_du_jour_au_lieu_de_chacun(client):
    ici, ailleurs = une_caisse(), une_caisse(appareil="autre")
    connecter(client, ici.compte)
    assert dites(client) == "0,00 € 0 vente aujourd’hui"
    ici.vendre(ligne("Pantalon"))
    ailleurs.vendre(ligne("Pantalon", 2))

    connecter(client, ici.compte)
    assert dites(client) == "3,00 € 1 vente aujourd’hui"
    connecter(client, un_compte("tresorerie"))
    assert dites(client) == "9,00 € 2 ventes aujourd’hui"
    connecter(client, un_compte("benevole", lieu=ici.point.lieu))
    assert dites(client) is None


def test_trois_formats_sont_offerts(direction):
    page = lue(direction.get(MOIS))

    assert all(f"format={f}" in page for f in (*FORMATS, "pdf"))


def liens(page: str, debut: str) -> list[str]:
    return re.findall(rf'href="({debut}[^"]*)"', page[page.index('class="page-tete"') :])


def test_les_ventes_et_la_matiere_du_mois_menent_l_une_a_l_autre(client):
    tenue = une_caisse()
    lieu = tenue.point.lieu.code
    matiere = "/collecte/mois/2026-11/"
    connecter(client, un_compte("direction"))

    assert matiere in liens(lue(client.get(MOIS)), "/collecte/mois/2026-11/")
    assert MOIS in liens(lue(client.get(matiere)), "/boutique/mois/")
    assert f"{matiere}?lieu={lieu}" in liens(lue(client.get(MOIS, {"lieu": lieu})), "/collecte/")
    assert liens(lue(client.get(matiere, {"lieu": lieu})), "/boutique/mois/") == [
        f"{MOIS}?lieu={lieu}"
    ]


def test_personne_n_est_mene_ou_il_n_entre_pas(client):
    tenue = une_caisse()
    lieu = tenue.point.lieu

    connecter(client, un_compte("caisse", lieu=lieu))
    assert liens(lue(client.get(MOIS)), "/collecte/mois/") == []
    connecter(client, un_compte("pole"))
    assert liens(lue(client.get("/collecte/mois/2026-11/")), "/boutique/mois/") == []
    connecter(client, un_compte("responsable", lieu=lieu))
    assert liens(lue(client.get(MOIS)), "/collecte/mois/") == [
        f"/collecte/mois/2026-11/?lieu={lieu.code}"
    ]
