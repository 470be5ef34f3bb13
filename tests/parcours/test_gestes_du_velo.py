"""What a bike that is given costs, from the login page to « prêt à partir »: each touch counted.

It took seventy-eight touches of somebody who discovered it, and a lie about its kilograms.
"""

import re
from datetime import time

from django.utils import timezone

from ateliers.permanences.models import Permanence
from ateliers.velo.models import Velo
from ateliers.velo.securite import GROUPES
from collecte.listes.models import Categorie
from tests.benevolat.benevoles import un_pole, une_permanence
from tests.fabriques import localite, origine
from tests.velo.a_l_atelier import Atelier

from .conftest import TELEPHONE

LE_CADRE = {"marque": "Gitane", "modele": "Sport", "numero_serie": "KX12"}
# On a phone, what is touched stands further down the page.
LOIN = 3


def _un_etabli(point) -> Atelier:
    """A workshop where no scale stands."""
    atelier = Atelier(point("atelier", "Atelier vélo"))
    Categorie.objects.filter(code="velo").update(poids_moyen_g=15_000)
    origine()
    localite()
    return atelier


def test_un_velo_donne_sur_place_est_pret_en_vingt_touches(entrer, quelqu_un, point):
    atelier = _un_etabli(point)
    doigt = entrer(quelqu_un("mecanique"), atelier.point, TELEPHONE, par="/velo/velos/recevoir/")

    # Signing in, and the tile, are three of them.
    with doigt.au_plus(20 - 3, defilements=LOIN):
        doigt.remplit(roue_dp="28", localite=localite().nom, **LE_CADRE, vol="pas déclaré volé")
        doigt.touche_le_bouton("Recevoir ce vélo")
        doigt.touche_le_bouton("Rien à réparer\u00a0: contrôler")
        for groupe in GROUPES:
            doigt.coche(groupe, "ok")
        doigt.remplit(marquage="BC12345678", operateur="Bicycode")
        doigt.touche_le_bouton("Signer ce contrôle")
        doigt.lit("Il est prêt à partir.")

    velo = Velo.objects.get()
    assert (velo.statut, velo.identifiant) == ("controle_ok", "BC12345678")
    assert (velo.mesure, atelier.stock()) == ("estimee", {"atelier": 15_000})


def test_un_velo_sans_numero_ni_marque_est_pret_en_dix_sept_touches(entrer, quelqu_un, point):
    """It took twenty-nine, four refusals, and a number that somebody made up.

    What was said not to be on the frame is not asked again, nor what else cannot be read.
    """
    atelier = _un_etabli(point)
    doigt = entrer(quelqu_un("mecanique"), atelier.point, TELEPHONE, par="/velo/velos/recevoir/")

    with doigt.au_plus(17 - 3, defilements=LOIN):
        doigt.remplit(roue_dp="28", localite=localite().nom)
        doigt.remplit(vol="rien à chercher : ni marquage, ni numéro")
        doigt.touche_le_bouton("Recevoir ce vélo")
        doigt.touche_le_bouton("Rien à réparer : contrôler")
        for groupe in GROUPES:
            doigt.coche(groupe, "ok")
        doigt.touche('label:has-text("Ce qui est vide ne se lit pas")')
        doigt.touche_le_bouton("Signer ce contrôle")
        doigt.lit("Pour le vendre, faites-le marquer.")

    velo = Velo.objects.get()
    assert (velo.statut, velo.identifiant) == ("controle_ok", "")
    objet = velo.objet
    assert (objet.marque, objet.modele, objet.numero_serie) == ("inconnue", "inconnu", "absent")


def test_un_velo_a_reparer_l_est_en_vingt_quatre_touches_et_le_dit(entrer, quelqu_un, point):
    atelier = _un_etabli(point)
    doigt = entrer(quelqu_un("mecanique"), atelier.point, TELEPHONE, par="/velo/velos/recevoir/")

    with doigt.au_plus(24 - 3, defilements=LOIN):
        doigt.remplit(roue_dp="28", masse="13,5", localite=localite().nom, **LE_CADRE)
        doigt.remplit(vol="pas déclaré volé", identifiant="BC12345678", operateur="Bicycode")
        doigt.touche_le_bouton("Recevoir ce vélo")
        doigt.remplit(diagnostic="Freins à régler")
        doigt.touche_le_bouton("À réparer")
        doigt.touche_le_lien("Déjà réparé\u00a0: contrôler")
        for groupe in GROUPES:
            doigt.coche(groupe, "ok")
        doigt.touche('label:has-text("c’est réparé")')
        doigt.touche_le_bouton("Signer ce contrôle")
        doigt.lit("Il est prêt à partir.")

    assert (Velo.objects.get().mesure, atelier.stock()) == ("pesee", {"atelier": 13_500})


def test_celle_du_soir_s_ouvre_en_deux_touches_la_ou_une_autre_est_restee_ouverte(
    entrer, quelqu_un, point
):
    """It took eight touches, a refusal, and hours that were made up."""
    atelier = _un_etabli(point)
    avant = atelier.permanence()
    jour = timezone.localdate()
    prevue = une_permanence(
        atelier.lieu, pole=un_pole("velo"), debut=jour, de=time(0), a=time(23, 59)
    )
    doigt = entrer(quelqu_un("mecanique"), atelier.point, TELEPHONE, par="")

    with doigt.au_plus(2, defilements=LOIN):
        doigt.touche_le_bouton(re.compile("^Ouvrir"))
        doigt.touche_le_bouton("Je ne sais pas\u00a0: à compléter plus tard")
        doigt.lit("Qui arrive ?")

    avant.refresh_from_db()
    assert avant.fermee_le
    assert Permanence.objects.ouvertes().get().prevue == prevue
