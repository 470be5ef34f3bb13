"""Sending an exit: recorded once, lost never, undone at once."""

import re

from playwright.sync_api import expect

from collecte.livre.models import Bon, ContenantPlein
from tests.collecte.sorties.sorties_du_quai import poster, un_plein, une_sortie
from tests.fabriques import connecter, structure

BONS = re.compile(r"/collecte/quai/bons/$")
ENREGISTRE = re.compile("Bon nº .* enregistré")
PAS_ENCORE = "Pas encore enregistré"


def test_un_double_appui_ne_sort_qu_une_fois(quai):
    quai.genre("Zone de gratuité")
    quai.peser("7,4", "textiles")
    quai.page.locator("#valider").dblclick()

    quai.voit(ENREGISTRE)
    assert Bon.objects.count() == 1


def test_une_reponse_perdue_apres_l_ecriture_ne_double_rien(quai):
    def perdre(route):
        route.fetch()
        route.abort()

    quai.page.route(BONS, perdre)
    quai.une_zone()
    quai.voit(PAS_ENCORE)
    assert Bon.objects.count() == 1
    quai.page.unroute(BONS)
    quai.toucher(quai.bouton("Réessayer", "#place"))

    quai.voit(ENREGISTRE)
    assert Bon.objects.count() == 1


def test_une_sortie_en_attente_survit_au_rechargement(point, ouvrir):
    plein = un_plein(point)
    quai = ouvrir()
    quai.page.route(BONS, lambda route: route.abort())
    quai.toucher(quai.plein(plein.pk))
    quai.sortir()
    quai.voit(PAS_ENCORE)
    # It has left for whoever looks: nobody takes it twice.
    expect(quai.plein(plein.pk)).to_have_count(0)
    quai.page.unroute(BONS)
    quai.ouvrir()

    quai.voit(ENREGISTRE)
    assert not ContenantPlein.objects.presents().exists()


def test_une_sortie_commencee_survit_au_rechargement(quai):
    quai.genre("Don")
    quai.a_qui("Don à un particulier")
    quai.peser("5", "livres")
    quai.frapper("3,2")
    quai.ouvrir()

    quai.porte("Livres 5 kg")
    quai.affiche("3,2")
    quai.part_vers("Don à un particulier")


def test_un_contenant_parti_entre_temps_est_dit_puis_la_sortie_se_corrige(
    client, point, compte, ouvrir
):
    un, deux = un_plein(point), un_plein(point)
    quai = ouvrir()
    quai.toucher(quai.plein(un.pk))
    quai.toucher(quai.plein(deux.pk))
    connecter(client, compte, point)
    gebetex = structure("Gebetex").pk
    poster(client, une_sortie(point, "recycleur", {"plein": un.pk}, structure=gebetex))
    quai.sortir()

    quai.voit("Cette sortie est à revoir", dans="#place")
    quai.voit(re.compile(f"Le contenant nº {un.pk} n’est plus ici"), dans="#place")
    quai.toucher(quai.page.locator(".ligne-tete").first)
    quai.toucher(quai.page.locator(".ligne-courante .ligne-tete"))
    quai.toucher("#ligne-enlever")
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert Bon.objects.filter(nature="sortie").count() == 2


def test_son_bon_s_annule_aussitot_et_revient_rempli(point, ouvrir):
    plein = un_plein(point)
    quai = ouvrir()
    quai.toucher(quai.plein(plein.pk))
    quai.sortir()
    quai.voit(ENREGISTRE)
    quai.toucher(quai.bouton(re.compile("Annuler"), "#place"))

    quai.voit(re.compile("est annulé.: rien n’en est plus compté"))
    quai.porte("Textiles et accessoires 60 kg")
    quai.part_vers("Gebetex")
    assert ContenantPlein.objects.presents().count() == 1


def test_le_bon_s_imprime_et_les_sorties_du_jour_se_relisent(quai):
    quai.une_zone()
    quai.voit(ENREGISTRE)
    quai.toucher('.entete [data-geste="liste-du-jour"]')
    quai.voit(re.compile("Zone de gratuité"), dans="#dialogue-jour")
    quai.toucher(quai.bouton("Annuler", "#dialogue-jour"))
    quai.voit(re.compile("est annulé"))
    assert Bon.objects.filter(annule__isnull=False).get().motif == "annulé au quai"
    quai.une_zone("3", "livres")
    quai.voit(ENREGISTRE)
    quai.toucher(quai.bouton("Imprimer le bon", "#place"))

    quai.page.wait_for_url("**/collecte/bons/*/")
    quai.voit(re.compile("Zone de gratuité"))
    quai.page.get_by_role("link", name="Les sorties").click()
    quai.page.wait_for_url("**/collecte/quai/")
