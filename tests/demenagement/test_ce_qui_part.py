"""What leaves and what stays is said column by column; each value comes back as it left."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from petiterockette.base.insertion import visees
from petiterockette.demenagement import restent
from petiterockette.demenagement.description import description_de_la_table
from petiterockette.demenagement.tables import colonnes, tables
from petiterockette.demenagement.valeurs import ecrivain, lecteur
from tests.demenagement.un_monde import INSTANTS, JSON, TEXTES

pytestmark = pytest.mark.une_base

PARTENT = Path(__file__).with_name("colonnes.txt")


def _partent() -> dict[str, list[str]]:
    lignes = (ligne.split(": ") for ligne in PARTENT.read_text().splitlines())
    return {modele: dites.split() for modele, dites in lignes}


def test_chaque_colonne_est_dite_partir_ou_rester():
    # A new column: write it in colonnes.txt if it may leave, in restent.py if it is a secret.
    siennes = {m._meta.label: [c.name for c in colonnes(m)] for m in tables()}

    assert siennes == _partent()


def test_ce_qui_reste_existe_et_personne_de_ce_qui_part_ne_s_y_refere():
    partent = set(tables())

    for nom in restent.COLONNES:
        modele, champ = nom.rsplit(".", 1)
        assert apps.get_model(modele)._meta.get_field(champ)
        assert modele in restent.A_L_ARRIVEE, nom
    assert [apps.get_model(nom) for nom in restent.TABLES if apps.get_model(nom) in partent] == []
    assert [(m, v) for m in partent for v in visees(m) if v not in partent] == []


def test_les_mots_de_passe_les_cles_et_les_liens_restent():
    secrets = {"password", "jeton", "cle_secrete", "token", "secret"}
    # On paper in somebody's hands, and sealed: the address of a deposit's bon, of a ticket.
    sur_papier = {"collecte_livre.Apport.jeton", "boutique_ventes.Vente.jeton"}

    partent = {
        f"{m._meta.label}.{c.name}" for m in tables() for c in colonnes(m) if not c.is_relation
    }

    assert {nom for nom in partent if nom.rsplit(".", 1)[1] in secrets} == sur_papier
    assert not {"sessions.Session", "personnes.CodeDeCaisse", "axes.AccessLog"} & _partent().keys()


def test_chaque_table_vient_apres_celles_ou_elle_renvoie():
    rangs = {modele: rang for rang, modele in enumerate(tables())}

    avant = {
        (m._meta.label, v._meta.label) for m in rangs for v in visees(m) if rangs[v] > rangs[m]
    }

    # The only circle: a bike knows the check that it passed.
    assert avant == {("velo.Controle", "velo.Velo")}


@pytest.mark.parametrize(
    ("champ", "valeurs"),
    [
        (models.CharField(), ["", *TEXTES]),
        (models.BigIntegerField(), [0, -1, 2**63 - 1, -(2**63)]),
        (models.BooleanField(), [True, False]),
        (models.DateTimeField(), INSTANTS),
        (models.DateField(), [date(1, 1, 1), date(9999, 12, 31)]),
        (models.TimeField(), [time(0, 0), time(23, 59, 59, 1)]),
        (models.DecimalField(), [Decimal("-0.10"), Decimal("1E+3")]),
        (models.JSONField(), [JSON, [], "", 0, False, "\\N"]),
        (models.BinaryField(), [b"", bytes(range(256))]),
        (models.UUIDField(), [UUID(int=0)]),
    ],
    ids=lambda v: type(v).__name__,
)
def test_une_valeur_revient_comme_elle_est_partie(champ, valeurs):
    ecrire, lire = ecrivain(champ), lecteur(champ)

    lues = [lire(ecrire(valeur)) for valeur in [*valeurs, None]]

    assert lues == [*valeurs, None]
    assert [type(lu) for lu in lues[:-1]] == [type(v) for v in valeurs]


@pytest.mark.parametrize(
    ("champ", "cellule"),
    [
        (models.IntegerField(), "1_000"),
        (models.IntegerField(), "1.0"),
        (models.BooleanField(), "1"),
        (models.DateTimeField(), "2026-10-25T02:30:00"),
        (models.DecimalField(), "NaN"),
        (models.BinaryField(), "é"),
        (models.JSONField(), "{"),
    ],
)
def test_ce_que_personne_n_a_ecrit_ne_se_lit_pas(champ, cellule):
    with pytest.raises((ValueError, ArithmeticError)):
        lecteur(champ)(cellule)


def test_la_description_dit_l_unite_le_renvoi_et_la_regle():
    dite = description_de_la_table(apps.get_model("collecte_livre.Ligne"))
    colonne = {c["colonne"]: c for c in dite["colonnes"]}

    assert dite["scellee"]
    assert dite["regles"]
    assert colonne["masse_g"]["unite"] == "gramme"
    assert colonne["categorie_id"]["renvoie_a"] == "collecte_listes_categorie"
    assert colonne["mesure"]["valeurs"]["pesee"]
    compte = description_de_la_table(apps.get_model("comptes.Compte"))
    assert compte["restent"] == {"password": "mot de passe"}
