"""What the sorting table tells before one sends: what waits, is sought, checked, not sold."""

from datetime import date

from playwright.sync_api import expect

from collecte.livre.models import ContenantPlein
from tests.collecte.livres import deposer
from tests.fabriques import categorie, un_controle_fait, un_souhait


def test_les_tuiles_disent_ce_qui_attend_et_ce_qui_est_cherche(ouvrir, point):
    deposer(point, "textiles", 240_000)
    un_souhait("textiles", lieu=point.lieu, jusqu_au=date(2099, 12, 3))

    table = ouvrir()

    expect(table.tuile("textiles")).to_contain_text("240 kg · aujourd’hui")
    expect(table.tuile("textiles")).to_contain_text("on en cherche 20")
    table.toucher(table.tuile("textiles"))
    expect(table.note("20 couvertures pour Action froid, avant le 3 décembre")).to_be_visible()


def test_ce_qui_attend_diminue_sans_recharger(table, point):
    deposer(point, "livres", 30_000)

    table.un_contenant("livres", "rayon", "12")

    expect(table.tuile("livres")).to_contain_text("18 kg · aujourd’hui")
    expect(table.page.locator(".entete-comptoir [data-part]")).to_contain_text("100 %")


def test_sans_controle_le_rayon_attend_et_propose_de_controler(ouvrir, point):
    table = ouvrir()

    table.toucher(table.tuile("informatique"))
    table.vers("rayon")
    table.frapper("5")
    table.voit("Contrôlez d’abord, ou envoyez à l’atelier.")
    lien = table.page.locator("#tri-notes").get_by_role("link", name="Contrôler")
    expect(lien).to_have_attribute("href", "/collecte/tri/controles/informatique/")

    table.vers("atelier")
    table.fermer()
    table.recu()
    assert ContenantPlein.objects.get().etape == "atelier"


def test_un_controle_fait_entre_temps_ouvre_le_rayon(ouvrir, point):
    un_controle_fait("informatique", lieu=point.lieu)
    table = ouvrir()

    table.toucher(table.tuile("informatique"))
    table.vers("rayon")
    table.frapper("5")
    table.fermer()
    table.recu()

    assert ContenantPlein.objects.get().etape == "rayon"


def test_ce_qui_ne_se_vend_pas_est_a_un_geste(table):
    table.toucher('[data-geste="interdits"]')

    expect(table.page.locator("#dialogue-interdits")).to_contain_text("Siège auto")
    assert table.gestes == 1


def test_la_nourriture_n_est_pas_proposee(ouvrir, point):
    pain = categorie("autres")
    pain.pk, pain.code, pain.nom, pain.famille = None, "pain", "Pain", "denrees"
    pain.save(force_insert=True)

    table = ouvrir()

    expect(table.page.locator(".c-pain")).to_have_count(0)


# Line by line
