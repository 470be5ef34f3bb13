"""Sorting with gloves: taps counted, and what they write."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from collecte.livre.models import Bon, ContenantPlein
from collecte.mois.models import Reglage
from tests.collecte.livres import deposer, pas, stock


def test_un_contenant_se_ferme_en_quatre_gestes_et_un_poids(table, point):
    deposer(point, "textiles", 50_000)

    dit = table.un_contenant("textiles", "a_recycler", "52", dans="Roll textile")

    plein = ContenantPlein.objects.get()
    assert table.gestes == 4
    assert f"nº {plein.pk}" in dit
    assert "L’équipe camion le sortira." in dit
    assert "21\u00a0kg" in dit
    assert (plein.masse_g, plein.etape, str(plein.contenant)) == (
        21_000,
        "a_recycler",
        "Roll textile",
    )
    assert str(plein.ligne.bon.par) == "Awa"
    assert stock(point.lieu, "textiles", "a_trier") == 29_000
    assert table.erreurs == []


def test_le_meme_contenant_se_propose_et_l_on_ferme_en_trois_gestes(ouvrir, point):
    deposer(point, "textiles", 150_000)
    table = ouvrir()
    table.un_contenant("textiles", "a_recycler", "52", dans="Roll textile")
    with table.page.expect_response("**/tri/etat/"):
        table.page.reload()
        table.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    table.gestes = 0

    table.toucher(table.tuile("textiles"))
    table.vers("a_recycler")
    table.frapper("41")
    table.voit("comme avant : Roll textile −31 kg", dans="#saisie-detail")
    table.voit("net 10 kg", dans="#saisie-detail")
    table.voit("à recycler · 41 kg − Roll textile 31 kg", dans="#lignes")
    table.fermer()
    dit = table.recu()

    # Then the dock: the container, « Sortir ». Five in all.
    assert table.gestes == 3
    assert "10\u00a0kg" in dit
    assert [str(p.contenant) for p in ContenantPlein.objects.all()] == ["Roll textile"] * 2


def test_la_caisse_de_bibelots_qui_cachait_des_appareils(table, point):
    deposer(point, "bibelots", 20_000)

    table.toucher(table.tuile("bibelots"))
    table.toucher("#reclasser")
    table.toucher(table.tuile("materiel-electrique"))
    sous = table.page.locator("#dialogue-sous")
    table.toucher(sous.get_by_role("button", name="Sans préciser"))
    table.frapper("8")
    table.toucher("#valider")
    dit = table.recu()
    assert "8\u00a0kg" in dit
    assert table.gestes == 5

    table.un_contenant("bibelots", "rayon", "12")

    assert stock(point.lieu, "bibelots", "a_trier") == 0
    assert stock(point.lieu, "bibelots", "rayon") == 12_000
    assert stock(point.lieu, "materiel-electrique", "atelier") == 8_000


def test_le_vrac_demande_sa_vraie_categorie(table, point):
    deposer(point, "vrac", 20_000)

    table.toucher(table.tuile("vrac"))
    table.voit("Trier le vrac", dans="#ticket")
    table.voit("Qu’y a-t-il dedans ?", dans=".categories")
    expect(table.page.get_by_text("Mauvaise catégorie")).to_have_count(0)
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.frapper("20")
    expect(table.page.locator("#valider")).to_have_text("Ranger au rayon")
    table.fermer()
    table.recu()

    assert pas(Bon.objects.latest("pk")) == [
        ("vrac", "a_trier", "reclassement", 20_000),
        ("livres", "reclassement", "rayon", 20_000),
    ]


def test_le_vrac_peut_se_donner(table, point):
    deposer(point, "vrac", 20_000)

    table.toucher(table.tuile("vrac"))
    table.toucher(table.tuile("livres"))
    table.vers("donne_particulier")
    table.frapper("6")
    expect(table.page.locator("#valider")).to_have_text("Poser en zone")
    table.fermer()

    assert "6\u00a0kg" in table.recu()
    assert stock(point.lieu, "vrac", "a_trier") == 14_000
    assert Bon.objects.latest("pk").nature == "sortie"


def test_pas_pese_deux_sacs_prennent_le_poids_des_derniers(table, point):
    table.un_contenant("textiles", "rayon", "20,35", dans="Sac cabas")

    table.toucher(table.tuile("textiles"))
    table.vers("rayon")
    table.dans("Sac cabas")
    table.toucher("#objets")
    table.frapper("2")
    expect(table.page.locator("#valider")).to_contain_text("Fermer 2 contenants")
    table.fermer()
    expect(table.page.locator(".recu")).to_contain_text("40 kg")

    pleins = list(ContenantPlein.objects.order_by("pk").values_list("masse_g", "mesure"))
    assert pleins == [(20_000, "pesee"), (20_000, "estimee"), (20_000, "estimee")]


def test_pas_pese_sans_exemple_le_geste_revient_et_se_corrige(table):
    table.toucher(table.tuile("textiles"))
    table.vers("rayon")
    table.toucher("#objets")
    table.fermer()

    table.voit(re.compile("Pesez celui-ci"))
    table.toucher("#objets")
    table.frapper("18")
    table.fermer()
    table.recu()

    assert ContenantPlein.objects.get().masse_g == 18_000


def test_la_zone_de_gratuite_se_remplit_en_trois_gestes(table, point):
    deposer(point, "livres", 9_000)

    dit = table.un_contenant("livres", "donne_particulier", "6")

    assert table.gestes == 3
    assert re.search(r"Bon nº [\d\s]+ enregistré", dit)
    assert stock(point.lieu, "livres", "a_trier") == 3_000


def test_deux_frappes_ne_ferment_qu_un_contenant(table):
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.frapper("12")
    table.page.locator("#valider").dblclick()
    table.recu()

    assert ContenantPlein.objects.count() == 1


def test_ce_qui_manque_se_dit_et_rien_ne_part(table):
    # Locked, it can still be touched: it then says why.
    table.page.locator("#valider").click(force=True)
    table.voit("Touchez une catégorie.")
    table.toucher(table.tuile("livres"))
    table.page.locator("#valider").click(force=True)
    table.voit("Dites où ça va.", dans="#provenance")
    table.vers("rayon")
    table.voit("Tapez le poids.")
    table.page.locator("#valider").click(force=True)

    assert not Bon.objects.exists()


CHANGEZ = "Le contenant pèse plus que le poids lu\u00a0: changez de contenant."


def test_un_contenant_trop_lourd_ne_se_ferme_pas_il_se_change(table):
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.dans("Caddie")
    table.frapper("9")

    # Locked, it can still be touched: it then says why.
    table.page.locator("#valider[aria-disabled=true]").click(force=True)
    table.voit(CHANGEZ, dans="#provenance")
    assert not Bon.objects.exists()
    table.dans("Sans contenant ou sac-poubelle")
    table.fermer()
    table.recu()

    assert ContenantPlein.objects.get().masse_g == 9_000


def test_ce_qui_est_propose_tombe_sous_un_poids_plus_leger(table, point):
    deposer(point, "textiles", 150_000)
    table.un_contenant("textiles", "a_recycler", "52", dans="Roll textile")
    with table.page.expect_response("**/tri/etat/"):
        table.page.reload()
        table.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    table.toucher(table.tuile("textiles"))
    table.vers("a_recycler")
    roll = table.page.locator(".tri-contenants [aria-pressed=true]")
    expect(roll).to_have_text("Roll textile")
    # Where the number is read, never in silence.
    dit = table.page.locator("#saisie-detail")
    expect(dit).to_have_text("comme avant : Roll textile −31 kg")

    table.frapper("12,3")
    expect(roll).to_contain_text("Sans contenant")
    expect(dit).to_have_text("Roll textile (31 kg) : trop lourd net 12,3 kg")
    table.fermer()
    assert "12,3\u00a0kg net" in table.recu()

    assert ContenantPlein.objects.latest("pk").masse_g == 12_300


def test_un_poids_peu_croyable_se_confirme_une_fois(table):
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.frapper("160")
    table.fermer()
    table.toucher(table.bouton(re.compile("^Oui, 160")))
    table.recu()

    assert ContenantPlein.objects.get().masse_g == 160_000


def test_une_matiere_melee_se_ferme_sans_categorie(table, point):
    deposer(point, "velo", 10_000)

    # Its word is on the screen, before anything opens.
    table.toucher(table.bouton(re.compile("autres métaux,")))
    autres = table.page.locator("#dialogue-autres")
    table.toucher(autres.get_by_role("button", name="Métaux", exact=True))
    table.frapper("4")
    table.fermer()
    table.recu()

    plein = ContenantPlein.objects.get()
    assert (plein.categorie, plein.matiere.code) == (None, "metaux")
    assert stock(point.lieu, "velo", "a_trier") == 6_000


# What the tiles tell


@pytest.fixture
def ligne_a_ligne(point):
    Reglage.objects.create(
        lieu=point.lieu, cle="mode_tri", valeur="par_ligne", debut=date(2020, 1, 1)
    )


def test_ligne_a_ligne_un_ticket_porte_plusieurs_destinations(ligne_a_ligne, table):
    table.frapper("12")
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.toucher("#ajouter")
    table.frapper("3")
    table.toucher(table.tuile("livres"))
    table.vers("a_recycler")
    table.fermer()
    table.recu()

    assert table.gestes == 6
    assert pas(Bon.objects.get()) == [
        ("livres", "a_trier", "rayon", 12_000),
        ("livres", "a_trier", "a_recycler", 3_000),
    ]


def test_une_ligne_posee_se_reprend(ligne_a_ligne, table):
    table.frapper("12")
    table.toucher(table.tuile("livres"))
    table.vers("rayon")
    table.toucher("#ajouter")

    table.toucher(table.page.locator("#lignes button").first)
    table.affiche("12")
    table.frapper("9")
    table.affiche("9")
    table.fermer()
    table.recu()

    assert pas(Bon.objects.get()) == [("livres", "a_trier", "rayon", 9_000)]


# Lost answers, reloads, cancellations


def test_au_telephone_un_contenant_se_ferme_aussi(ouvrir, point):
    table = ouvrir(largeur=390, hauteur=844)

    table.toucher(table.tuile("livres"))
    # What is missing is led to, where it is folded away.
    table.page.locator("#valider-pied").click(force=True)
    table.vers("rayon")
    table.dans("Caddie")
    table.toucher(table.page.locator("#provenance [data-fermer-volet]"))
    table.frapper("31")
    table.toucher("#valider-pied")
    table.voit(re.compile(r"Contenant nº\s.*\s:\s20\skg"))

    assert ContenantPlein.objects.get().masse_g == 20_000
    largeur = table.page.evaluate("document.documentElement.scrollWidth")
    assert largeur <= 390
