"""What leaves the dock, in taps counted from a fresh device."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from collecte.livre.models import Bon, ContenantPlein, Ligne
from collecte.sorties.models import Sortie
from tests.collecte.sorties.sorties_du_quai import un_plein
from tests.collecte.tri.a_l_ecran.table import Table
from tests.fabriques import structure

from .ecran import Quai

ENREGISTRE = re.compile("Bon nº .* enregistré")


BONS = re.compile(r"/collecte/quai/bons/$")


def enregistrer(quai) -> None:
    """Send the exit, and wait for its own answer."""
    with quai.page.expect_response(BONS):
        quai.sortir()
    quai.voit(ENREGISTRE)


def les_lignes():
    """Those of the last exit."""
    return Ligne.objects.filter(bon=Bon.objects.latest("pk")).order_by("rang")


def test_un_contenant_plein_part_en_deux_gestes(point, ouvrir):
    plein = un_plein(point, "textiles", 60_000)
    quai = ouvrir()

    quai.toucher(quai.plein(plein.pk))
    quai.part_vers("Gebetex")
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert quai.gestes == 2
    sortie = Sortie.objects.get()
    assert (sortie.genre, sortie.structure.nom) == ("recycleur", "Gebetex")
    expect(quai.plein(plein.pk)).to_have_count(0)
    assert quai.erreurs == []


def test_un_contenant_se_ferme_puis_part_en_cinq_gestes(point, appareil, live_server):
    contexte = appareil()
    table = Table(contexte.new_page(), live_server.url)
    table.ouvrir()
    table.un_contenant("textiles", "a_recycler", "52")
    plein = ContenantPlein.objects.get()

    quai = Quai(contexte.new_page(), live_server.url)
    quai.ouvrir()
    quai.toucher(quai.plein(plein.pk))
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert table.gestes + quai.gestes == 5
    assert Sortie.objects.get().structure.nom == "Gebetex"


def test_le_recycleur_ne_montre_que_ce_qu_il_prend(point, ouvrir):
    un_plein(point, "livres", 30_000)
    textile = un_plein(point, "textiles", 60_000)
    quai = ouvrir()
    quai.genre("Recycleur")
    quai.a_qui("Gebetex")

    expect(quai.page.locator("#zone-matieres .puce:visible")).to_have_count(1)
    expect(quai.page.locator("[data-plein]")).to_have_count(1)
    quai.toucher(quai.plein(textile.pk))
    quai.frapper("8")
    quai.toucher(quai.matiere("Textile"))
    quai.porte("Textiles et accessoires 60 kg", "Textile 8 kg")
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert Bon.objects.latest("pk").masse_g == 68_000


def test_le_recycleur_se_change_sans_rien_perdre(point, ouvrir):
    plein = un_plein(point, "textiles", 60_000)
    quai = ouvrir()
    quai.toucher(quai.plein(plein.pk))
    quai.toucher("#ticket-qui")

    quai.voit("Quel recycleur ?")
    # Only those that take what is on the ticket already.
    expect(quai.page.locator("#a-qui .puce:visible")).to_have_count(1)
    quai.a_qui("Gebetex")
    quai.porte("Textiles et accessoires 60 kg")


def test_un_contenant_touche_deux_fois_reste_ici(point, ouvrir):
    plein = un_plein(point, "textiles", 60_000)
    quai = ouvrir()
    quai.toucher(quai.plein(plein.pk))
    expect(quai.plein(plein.pk)).to_have_attribute("aria-pressed", "true")
    quai.toucher(quai.plein(plein.pk))

    quai.porte()
    quai.toucher(quai.bouton("Remettre"))
    quai.porte("Textiles et accessoires 60 kg")


def test_un_contenant_pour_le_rayon_dit_ce_qu_il_devient(point, ouvrir):
    plein = un_plein(point, "vaisselle", 11_000, vers="rayon")
    quai = ouvrir()
    quai.toucher(quai.plein(plein.pk))
    quai.voit(f"Touchez ce que devient le contenant nº {plein.pk}.")
    quai.sortir()
    quai.voit("Dites ce que devient ce contenant.", dans="#ticket")
    quai.genre("Déchetterie")
    quai.voit("Ce contenant ne part pas ainsi : touchez autre chose.")
    quai.genre("Don")
    quai.a_qui("Don à un particulier")

    quai.voit(ENREGISTRE)
    assert Sortie.objects.get().type_don.nom == "Don à un particulier"


def test_une_perte_remplace_celle_d_avant(quai):
    quai.genre("Perte")
    quai.a_qui("Vol")
    quai.peser("2", "vaisselle")
    quai.peser("3", "livres")

    quai.voit(re.compile("Une perte à la fois"))
    quai.porte("Livres 3 kg")


def test_une_sous_categorie_se_precise_ou_non(quai):
    quai.genre("Zone de gratuité")
    quai.peser("4", "materiel-electrique")
    quai.toucher(quai.bouton("Écrans", "#dialogue-sous"))
    quai.peser("3", "materiel-electrique")
    quai.toucher(quai.bouton("Sans préciser", "#dialogue-sous"))

    quai.porte("Écrans 4 kg", "Matériel électrique 3 kg")


def test_changer_de_genre_met_la_sortie_de_cote(quai):
    quai.genre("Zone de gratuité")
    quai.peser("5", "livres")
    quai.genre("Déchetterie")

    quai.porte()
    quai.voit("De côté · 1")
    quai.toucher(quai.bouton("Reprendre", "#place"))
    quai.porte("Livres 5 kg")


def test_une_ligne_se_corrige_et_s_enleve(quai):
    quai.genre("Zone de gratuité")
    quai.peser("5", "livres")
    quai.toucher(quai.page.locator(".ligne-courante .ligne-tete"))
    quai.toucher("#ligne-corriger")
    quai.affiche("5")
    quai.frapper("6,2")
    quai.page.keyboard.press("Enter")
    quai.porte("Livres 6,2 kg")
    quai.toucher(quai.page.locator(".ligne-courante .ligne-tete"))
    quai.toucher("#ligne-enlever")
    quai.porte()


def test_ce_qui_part_dit_son_genre_sa_raison_ou_a_qui(quai):
    quai.genre("Don")
    quai.voit("Dites à qui va ce don.", dans="#ticket")
    quai.a_qui("Don à une association")
    quai.a_qui("Action froid")
    quai.peser("12,5", "textiles")
    quai.peser("3", "jouets")
    quai.porte("Textiles et accessoires 12,5 kg", "Jouets 3 kg")
    enregistrer(quai)

    sortie = Sortie.objects.latest("pk")
    assert (sortie.structure.nom, sortie.bon.masse_g) == ("Action froid", 15_500)

    quai.genre("Usage interne")
    quai.a_qui("Aménagement des locaux")
    quai.frapper("3")
    quai.toucher('[data-geste="autres"]')
    quai.toucher(quai.page.locator("#dialogue-autres .c-puericulture"))
    enregistrer(quai)

    assert les_lignes().get().vers == "usage_interne"

    quai.genre("Déchetterie")
    quai.part_vers("porte des Lilas")
    quai.frapper("30")
    quai.toucher(quai.matiere("En mélange"))
    quai.frapper("10")
    quai.toucher(quai.matiere("Métaux"))
    enregistrer(quai)

    assert list(les_lignes().values_list("vers", "masse_g")) == [
        ("dechetterie", 30_000),
        ("recycle", 10_000),
    ]

    quai.genre("Perte")
    quai.a_qui("Casse")
    quai.toucher(quai.bouton("Rayon", "#zone-de"))
    quai.peser("2", "vaisselle")
    enregistrer(quai)

    bon = Bon.objects.latest("pk")
    assert (bon.nature, bon.motif, bon.lignes.get().de) == ("perte", "Casse", "rayon")

    quai.genre("Zone de gratuité")
    quai.peser("2", "vaisselle")
    quai.toucher(quai.tuile("livres"))
    quai.frapper("740")
    quai.sortir()
    with quai.page.expect_response(BONS):
        quai.toucher(quai.bouton(re.compile("Oui, 74")))

    quai.voit(ENREGISTRE)
    assert list(les_lignes().values_list("masse_g", flat=True)) == [2_000, 74_000]

    hier = timezone.localdate() - timedelta(days=1)
    structure("Action froid").accords.update(debut=hier - timedelta(days=30), fin=hier)
    quai.genre("Don")
    quai.a_qui("Don à une association")
    quai.a_qui("Action froid")
    quai.peser("5", "textiles")
    quai.sortir()
    quai.voit(re.compile("a pris fin le"), dans="#place")
    assert Bon.objects.count() == 5
    with quai.page.expect_response(BONS):
        quai.toucher(quai.bouton("Je confirme", "#place"))

    quai.voit(ENREGISTRE)
    assert Sortie.objects.latest("pk").structure.nom == "Action froid"


def test_un_poids_sans_genre_ou_impossible_est_dit_et_reste_en_place(quai):
    quai.frapper("12")
    # Locked, it stays reachable: it says why.
    quai.page.locator("#valider").click(force=True)

    quai.voit(re.compile("dites d’abord ce qui part|Dites d’abord ce qui part"))
    quai.affiche("12")
    quai.page.locator("#saisie").fill("")

    quai.genre("Zone de gratuité")
    for frappe, phrase in (
        ("0", "0 kg ne s’enregistre pas"),
        ("12kg", "n’est pas un nombre de kg"),
    ):
        quai.page.locator("#saisie").focus()
        quai.page.keyboard.type(frappe)
        quai.toucher(quai.tuile("livres"))

        expect(quai.page.locator("#saisie-erreur")).to_contain_text(phrase)
        quai.affiche(frappe)
        quai.porte()
        quai.page.locator("#saisie").fill("")
