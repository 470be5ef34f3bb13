"""The bikes of before, one by one: a sheet each, no deposit, no kilogram added to the stock."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from ateliers.permanences.bilans import bilan_du
from ateliers.velo.models import Velo
from ateliers.velo.services import velos
from collecte.livre.models import Bon
from collecte.objets.models import Objet
from petiterockette.reprise.examens import examen_de
from petiterockette.reprise.refus import PasPret
from tests.fabriques import un_compte
from tests.reprise.a_reprendre import annule, dites, phrases, recu, repris

INVENTAIRE = """Type;Marque;Roue;Cadre;Bicycode;Poids (kg);État;Prix
ville;Peugeot;28;P123456;BC1234-5678;15,5;à réparer;80
enfant;Btwin;16 pouces;;;8;;
Course;Gitane;700C;illisible;;;bon état;
"""


@pytest.fixture
def direction(atelier):
    return un_compte("direction")


def test_des_velos_ont_leur_fiche_sans_depot_ni_kilo_de_plus(atelier, direction):
    fichier = recu(direction, "velos", INVENTAIRE, lieu=atelier.lieu.code)
    dit = dites(examen_de(fichier).laissees)
    assert "Ligne 2 : son prix est laissé" in dit
    assert "Vélo : 23,5 kg un par un, pour 0 kg en stock." in dit

    repris(direction, fichier)

    assert not Bon.objects.exists()
    lus = {v.objet.marque: v for v in Velo.objects.presents().avec_details()}
    peugeot = lus["Peugeot"]
    assert (peugeot.identifiant, peugeot.operateur, peugeot.ancien) == (
        "BC12345678", "inconnu", False
    )  # fmt: skip
    assert (peugeot.objet.numero_serie, peugeot.objet.etat) == ("P123456", "a_reparer")
    assert {(v.statut, v.etape, v.d_avant) for v in lus.values()} == {("recu", "atelier", True)}
    assert [lus[m].roue_dp for m in ("Peugeot", "Btwin", "Gitane")] == [280, 160, 280]
    # Nobody weighed it: what a bike weighs on average.
    assert lus["Gitane"].mesure == "estimee"
    aujourd_hui = timezone.localdate()
    b = bilan_du(date(aujourd_hui.year, 1, 1), aujourd_hui, None)
    assert (b.recuperes, b.recuperes_g, b.stock) == (0, 0, 3)
    call_command("verifier", verbosity=0)

    # What was read on a frame is nobody else's.
    encore = recu(direction, "velos", f"{INVENTAIRE}\n", lieu=atelier.lieu.code)
    assert "« BC12345678 » est déjà sur le vélo" in phrases(encore)

    # One that somebody looked up since has served.
    velo = lus["Btwin"]
    voler = {"reponse": "declare_vole", "cherche": "B1"}
    velos.chercher_un_vol(geste=atelier.geste(), velo=velo, **voler)
    rendu = annule(direction, fichier).compte_rendu

    assert {v.objet.marque: v.statut for v in Velo.objects.all()} == {
        "Peugeot": "ecarte", "Btwin": "signale_vole", "Gitane": "ecarte"
    }  # fmt: skip
    assert Objet.objects.presents().count() == 1
    assert rendu["dits"][-1][1] == "1"
    assert bilan_du(date(aujourd_hui.year, 1, 1), aujourd_hui, None).stock == 1
    call_command("verifier", verbosity=0)
    # What was set aside may be listed again.
    autre = INVENTAIRE.replace("enfant;Btwin", "enfant;Rockrider")
    assert (
        repris(direction, recu(direction, "velos", autre, lieu=atelier.lieu.code)).etat == "repris"
    )


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("ville;26;A1;BC 12;9", "« BC 12 » n’est pas un identifiant de vélo"),
        ("ville;26;A123;;9\nville;26;A123;;8", "Ligne 3 : « A123 » est déjà dit à la ligne 2."),
        ("ville;grande;A1;;9", "Ligne 2 : « grande » : Une roue va de 5 à 40 pouces"),
        ("ville;26;A1;;lourd", "Ligne 2 : « lourd » n’est pas un poids."),
    ],
)
def test_une_ligne_fausse_est_dite_et_rien_n_est_ecrit(atelier, direction, lignes, attendu):
    texte = f"Genre;Roue;Cadre;Identifiant;Poids\n{lignes}\n"
    fichier = recu(direction, "velos", texte, lieu=atelier.lieu.code)

    assert attendu in phrases(fichier)
    with pytest.raises(PasPret):
        repris(direction, fichier)
    assert not Velo.objects.exists()
