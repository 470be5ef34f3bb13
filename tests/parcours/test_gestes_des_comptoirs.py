"""What a task costs at the counters: replayed from the login page, each touch of it counted.

A bound stands beside each task, and may only go down. Signing in and choosing the counter are two
touches more (`entrer`); digits and letters are not touches.
"""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from ateliers.permanences.models import Visite
from boutique.adhesions.models import Adhesion
from boutique.adhesions.services.formules import charger_les_formules
from boutique.ventes.models import Vente
from collecte.livre.models import Bon, Ligne
from collecte.sorties.models import Sortie
from petiterockette.personnes.services import inscrire
from tests.boutique.a_la_caisse import APPAREIL, ligne, une_caisse
from tests.boutique.adhesions.fabriques import adherer
from tests.cafe.cuisine import une_zone
from tests.collecte.livres import deposer
from tests.collecte.sorties.sorties_du_quai import un_plein
from tests.fabriques import contenant, un_lieu, un_point
from tests.fabriques_tournees import un_enlevement, un_vehicule, une_tournee
from tests.velo.a_l_atelier import Atelier

from .conftest import SECRET, TABLETTE, TAILLES, le_jeton_de

ENREGISTRE = re.compile("nº .* enregistré")


@pytest.fixture
def comptoir(entrer, quelqu_un, point):
    def ouvrir(taille):
        ici = point("comptoir", "Comptoir")
        return entrer(quelqu_un("benevole"), ici, taille, par="/collecte/comptoir/")

    return ouvrir


def deposer_des_livres(doigt):
    doigt.frappe("5")
    doigt.touche("#tuiles .c-livres")
    if doigt.sur_telephone:
        # Where they come from is folded away: it is asked, and the answer records.
        doigt.touche("#valider-pied")
        doigt.touche_le_bouton("Quartier")
    else:
        doigt.touche_le_bouton("Quartier")
        doigt.touche("#valider")
    doigt.lit(ENREGISTRE)


@TAILLES
def test_un_depot_d_une_ligne_prend_trois_touches(comptoir, taille):
    doigt = comptoir(taille)

    with doigt.au_plus(3):
        deposer_des_livres(doigt)

    assert Ligne.objects.get().masse_g == 5_000


@TAILLES
def test_une_categorie_fausse_se_corrige_en_trois_touches(comptoir, taille):
    doigt = comptoir(taille)
    deposer_des_livres(doigt)

    # The third row of tiles is half in sight on a phone: one scrolls to it.
    with doigt.au_plus(3, defilements=1 if doigt.sur_telephone else 0):
        doigt.touche_le_bouton(re.compile(r"Annuler \("))
        doigt.lit(re.compile("Annulé. Le dépôt est rouvert"))
        doigt.touche("#tuiles .c-jouets")
        doigt.touche("#valider-pied" if doigt.sur_telephone else "#valider")
        doigt.lit(ENREGISTRE)

    assert Bon.objects.latest("pk").lignes.get().categorie.code == "jouets"


@TAILLES
def test_le_poids_faux_d_une_ligne_sur_deux_se_corrige_en_cinq_touches(comptoir, taille):
    doigt = comptoir(taille)
    doigt.frappe("1")
    doigt.touche("#tuiles .c-vaisselle")
    deposer_des_livres(doigt)

    # On a phone the list of the day is behind the ticket; the lines then stand open on it.
    with doigt.au_plus(6 if doigt.sur_telephone else 5):
        if doigt.sur_telephone:
            doigt.touche("#ticket-ouvrir")
        doigt.touche('[data-geste="liste-du-jour"]:visible')
        doigt.touche_le_bouton("Corriger", "#dialogue-jour")
        doigt.touche_le_bouton("Mauvais poids", "#dialogue-motif")
        doigt.lit("Quelle pesée était fausse\u00a0?")
        doigt.touche("#lignes .ligne-tete >> nth=1")
        doigt.frappe("4")
        doigt.touche("#valider-pied" if doigt.sur_telephone else "#valider")
        doigt.lit(ENREGISTRE)

    masses = Bon.objects.latest("pk").lignes.values_list("masse_g", flat=True)
    assert sorted(masses) == [1_000, 4_000]


def fermer_et_sortir_un_roll(doigt, kilos):
    doigt.touche("#tuiles .c-textiles")
    doigt.touche('[data-vers="a_recycler"]')
    doigt.frappe(kilos)
    doigt.touche("#valider")
    doigt.touche_le_lien("Le sortir")
    doigt.touche("#valider")
    doigt.lit(ENREGISTRE)


def test_le_premier_roll_d_un_site_se_ferme_et_part_en_cinq_touches(entrer, quelqu_un, point):
    quai = point("quai", "Quai")
    deposer(quai, "textiles", 150_000)
    # It is proposed as the other sites do.
    la_bas = un_point("quai", lieu=un_lieu(code="MTG", nom="Montgallet"))
    un_plein(la_bas, masse_g=52_000, contenant=contenant("Roll textile"))
    doigt = entrer(quelqu_un("responsable"), quai, TABLETTE, par="/collecte/tri/")

    # The dock has a screen of its own: one is led there, what was closed is taken already.
    with doigt.au_plus(5):
        fermer_et_sortir_un_roll(doigt, "41")

    assert Sortie.objects.get().structure.nom == "Gebetex"
    assert Ligne.objects.filter(bon__sortie__isnull=False).get().masse_g == 10_000


@TAILLES
def test_un_remboursement_prend_six_touches(entrer, point, taille):
    tenue = une_caisse(point=point("caisse", "Caisse"))
    tenue.vendre(ligne("Pantalon", 2))
    tenue.compte.set_password(SECRET)
    tenue.compte.save()
    doigt = entrer(
        tenue.compte, tenue.point, taille, par="/boutique/caisse/", jeton=le_jeton_de(APPAREIL)
    )

    doigt.est("Awa")

    # On a phone the reasons stand under what comes back.
    with doigt.au_plus(6, defilements=1 if doigt.sur_telephone else 0):
        doigt.touche("#plus")
        doigt.touche_le_lien("Rembourser")
        # Anywhere in its row.
        doigt.touche("tbody tr")
        doigt.touche_le_bouton("Tout : Pantalon")
        doigt.touche_le_bouton("Ne plaît plus")
        doigt.touche_le_bouton(re.compile("Rembourser 6,00"))
        doigt.lit("6,00\u00a0€ rendus")

    assert Vente.objects.get(nature="avoir").total_cts == -600


def test_un_remboursement_commence_loin_de_sa_caisse_y_revient_en_quatre_touches(entrer, point):
    """From its ticket, on a device that stands at no till: named, opened, and one goes on."""
    tenue = une_caisse(point=point("caisse", "Caisse"))
    vente = tenue.vendre(ligne("Pantalon", 2))
    tenue.fermer()
    tenue.compter(10_600)
    tenue.compte.set_password(SECRET)
    tenue.compte.save()
    doigt = entrer(tenue.compte, point("comptoir", "Comptoir"), TABLETTE, par="")
    doigt.page.goto(reverse("boutique:ticket_rendre", args=[vente.pk]))

    with doigt.au_plus(4):
        doigt.touche_le_lien("Choisir le point de cet appareil")
        doigt.touche_le_bouton(re.compile("^Caisse"))
        doigt.lit("Caisse de Chemin-Vert\u00a0» est fermée")
        doigt.touche_le_lien("Ouvrir la caisse")
        doigt.touche_le_bouton("Ouvrir la caisse")
        doigt.lit("Ce qui revient")


@TAILLES
def test_une_adhesion_se_renouvelle_de_la_carte_en_cinq_touches_caisse_a_ouvrir(
    entrer, point, taille
):
    tenue = une_caisse(point=point("caisse", "Caisse"))
    charger_les_formules(timezone.localdate())
    adhesion = adherer(tenue, pour=inscrire(prenom="Zoé", nom="Durand", compte=None))
    tenue.fermer()
    tenue.compter(11_000)
    tenue.compte.set_password(SECRET)
    tenue.compte.save()
    doigt = entrer(tenue.compte, point("comptoir", "Comptoir"), taille, par="")
    doigt.page.goto(f"/adhesions/cartes/{adhesion.carte_id}/")

    # On a phone a till is opened under its counted float, and the means are behind the basket.
    with doigt.au_plus(5 + doigt.sur_telephone, defilements=int(doigt.sur_telephone)):
        doigt.touche_le_lien("Renouveler à la caisse")
        doigt.touche_le_bouton(re.compile("^Caisse"), "#points")
        doigt.touche_le_bouton("Ouvrir la caisse")
        doigt.est("Awa")
        doigt.touche_le_bouton(re.compile("^10"), "#articles")
        if doigt.sur_telephone:
            doigt.touche_le_bouton("Encaisser")
        doigt.touche("#encaisser")
        doigt.lit(re.compile("Carte d’adhérent, jusqu’au"))

    assert Adhesion.objects.filter(carte=adhesion.carte_id).count() == 2


@TAILLES
def test_une_adherente_connue_est_a_la_permanence_du_soir_en_trois_touches(
    entrer, quelqu_un, point, taille
):
    atelier = Atelier(point("comptoir", "Comptoir"))
    zoe = inscrire(prenom="Zoé", nom="Durand", compte=None)
    doigt = entrer(quelqu_un("mecanique"), atelier.point, taille, par="/velo/")

    with doigt.au_plus(3):
        doigt.touche_le_bouton("Ouvrir une permanence")
        doigt.ecrit_aussitot("Les premières lettres de son nom", "zoe du")
        doigt.touche_le_bouton(re.compile("Zoé Durand"))
        doigt.lit("Zoé Durand")

    assert Visite.objects.get().personne == zoe


@TAILLES
def test_la_cuisine_finit_sa_journee_a_une_touche_de_sa_page(
    entrer, quelqu_un, point, lieu, taille
):
    zone = une_zone(lieu, nom="Sol de la cuisine")
    doigt = entrer(quelqu_un("cuisine"), point("comptoir", "Comptoir"), taille, par="/cafe/")

    # One for the list, one for each line.
    with doigt.au_plus(2):
        doigt.touche_le_lien("Fin de journée")
        doigt.touche_le_bouton(re.compile("C’est propre"))
        doigt.lit("Tout est fait dans la cuisine")

    assert zone.nettoyages.count() == 1


@TAILLES
def test_un_arret_se_dit_fait_et_se_pese_en_quatre_touches(entrer, quelqu_un, lieu, taille):
    tournee = une_tournee(un_vehicule(lieu))
    arret = un_enlevement(tournee)
    un_enlevement(tournee)
    doigt = entrer(quelqu_un("responsable"), tournee.vehicule.point, taille, par="")
    doigt.page.goto(f"/collecte/arrets/{arret.pk}/")

    # On a phone its tile is in the row that is half in sight.
    with doigt.au_plus(4, defilements=1 if doigt.sur_telephone else 0):
        doigt.touche_le_bouton("Fait")
        doigt.touche_le_lien("Peser cet arrêt")
        doigt.page.wait_for_selector("html[data-comptoir=pret]", state="attached")
        doigt.frappe("5")
        doigt.touche("#tuiles .c-livres")
        doigt.touche("#valider-pied" if doigt.sur_telephone else "#valider")
        doigt.lit("c’est pesé")

    arret.refresh_from_db()
    assert arret.masse_g == 5_000
