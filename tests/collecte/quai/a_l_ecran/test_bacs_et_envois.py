"""Bins, and what goes between our own sites, in taps counted from a fresh device."""

import re

from playwright.sync_api import expect

from collecte.livre.models import Bon, Ligne
from tests.collecte.sorties.sorties_du_quai import poster, une_charge, une_sortie
from tests.fabriques import bac, categorie, connecter, un_compte, un_lieu, un_point

ENREGISTRE = re.compile("Bon nº .* enregistré")


def un_bac_deja_pese(client, point, compte, net_g: int = 30_000):
    connecter(client, compte, point)
    ligne = une_charge(bac=bac().pk, n=1) | {"brut_g": net_g + 22_000, "masse_g": net_g}
    assert poster(client, une_sortie(point, "bac", ligne))[0] == 201


def test_un_bac_sans_poids_part_en_trois_gestes_au_plus(client, point, compte, ouvrir):
    un_bac_deja_pese(client, point, compte)
    quai = ouvrir()

    quai.genre("Bacs")
    quai.toucher(quai.bac("Petit bac vert"))
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert quai.gestes == 3
    ligne = Ligne.objects.latest("pk")
    assert (ligne.masse_g, ligne.mesure, ligne.tares.get().n) == (30_000, "estimee", 1)


def test_deux_bacs_se_touchent_deux_fois(client, point, compte, ouvrir):
    un_bac_deja_pese(client, point, compte)
    quai = ouvrir()

    for _ in range(2):
        quai.toucher(quai.bac("Petit bac vert"))
    quai.porte("Petit bac vert 60 kg")
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert quai.gestes == 3
    assert Ligne.objects.latest("pk").tares.get().n == 2


def test_un_bac_jamais_pese_attend_son_poids_et_perd_sa_tare(quai):
    quai.toucher(quai.bac("Petit bac vert"))
    quai.voit("Petit bac vert : quel poids ?")
    quai.frapper("34,5")
    quai.toucher(quai.bac("Petit bac vert"))
    quai.porte("Petit bac vert 12,5 kg")
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert Ligne.objects.get().masse_g == 12_500


def test_plusieurs_bacs_se_pesent_ensemble(quai):
    quai.genre("Bacs")
    quai.frapper("74")
    quai.toucher("#objets")
    quai.frapper("2")
    quai.toucher(quai.bac("Petit bac vert"))
    quai.porte("Petit bac vert 30 kg")
    quai.toucher("#maison")
    quai.sortir()

    quai.voit(ENREGISTRE)
    ligne = Ligne.objects.get()
    assert (ligne.de, ligne.tares.get().n) == ("maison", 2)


def test_un_envoi_part_puis_arrive_comme_annonce(client, point, compte, ouvrir):
    ailleurs = un_point("quai", lieu=un_lieu(nom="Montgallet"))
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)
    ligne = une_charge(30_000, categorie=categorie("livres").pk, de="rayon")
    poster(client, une_sortie(ailleurs, "envoi", ligne, vers_lieu=point.lieu.pk))
    quai = ouvrir()

    quai.toucher(quai.bouton(re.compile("de Montgallet"), "#arrivees"))
    quai.porte("Livres 30 kg")
    quai.voit("Recevoir", dans="#valider")
    quai.sortir()

    quai.voit(ENREGISTRE)
    assert quai.gestes == 2
    assert Bon.objects.latest("pk").lignes.get().vers == "rayon"
    expect(quai.page.locator("#zone-arrivees")).to_be_hidden()


def test_une_arrivee_se_repese_et_dit_pourquoi_le_compte_n_y_est_pas(client, point, compte, ouvrir):
    ailleurs = un_point("quai", lieu=un_lieu(nom="Montgallet"))
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)
    ligne = une_charge(30_000, categorie=categorie("livres").pk, de="rayon")
    poster(client, une_sortie(ailleurs, "envoi", ligne, vers_lieu=point.lieu.pk))
    quai = ouvrir()
    quai.toucher(quai.bouton(re.compile("de Montgallet"), "#arrivees"))
    quai.frapper("28")
    quai.toucher(quai.page.locator("#lignes .ligne-tete"))
    quai.porte("Livres 28 kg")
    quai.sortir()
    quai.voit("Le compte n’y est pas : touchez une raison.", dans="#ticket")
    quai.a_qui("Pesé autrement")

    quai.voit(ENREGISTRE)
    arrivee = Bon.objects.latest("pk")
    assert arrivee.motif == "Pesé autrement"
    assert set(arrivee.lignes.values_list("vers", "masse_g")) == {
        ("rayon", 28_000),
        ("perdu", 2_000),
    }
