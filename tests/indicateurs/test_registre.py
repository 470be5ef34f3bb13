"""One definition a figure, one reading a bilan, numbers as people type them."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template

from petiterockette.indicateurs import registre
from petiterockette.indicateurs.familles import FAMILLES
from petiterockette.indicateurs.nombres import NombreIllisible, ecrire, lire, saisie
from petiterockette.indicateurs.registre import (
    BILANS,
    INDICATEURS,
    DejaInscrit,
    Famille,
    Indicateur,
    Portee,
    Unite,
    ValeursDeLaPeriode,
    inscrire,
)

PORTEE = Portee(date(2026, 1, 1), date(2026, 12, 31))


def un_indicateur(code="ESSAI", bilan="essai", cle="a") -> Indicateur:
    return Indicateur(code, Famille.VIE, "Essai", Unite.NOMBRE, "…", bilan=bilan, cle=cle)


@pytest.fixture
def a_part(monkeypatch, db):
    monkeypatch.setattr(registre, "INDICATEURS", dict(INDICATEURS))
    monkeypatch.setattr(registre, "BILANS", dict(BILANS))


def test_un_chiffre_n_a_qu_une_definition(a_part):
    inscrire(un_indicateur())

    with pytest.raises(DejaInscrit):
        inscrire(un_indicateur())
    with pytest.raises(DejaInscrit):
        registre.bilan("matiere")(lambda portee: {})


def test_un_bilan_n_est_calcule_qu_une_fois_par_lecture(a_part):
    appels = []

    @registre.bilan("essai")
    def essai(portee):
        appels.append(portee)
        return {"a": 1, "b": None}

    valeurs = ValeursDeLaPeriode(PORTEE)

    assert valeurs.valeur(un_indicateur(cle="a")) == 1
    assert valeurs.valeur(un_indicateur(cle="b")) is None
    assert appels == [PORTEE]


# What is left out is said by a sentence: a list of things reads as what is counted.
VERBE = re.compile(
    r"\b(est|sont|n’est|n’a|ont|a|compte|comptent|entrent|porte|montre|ajoutez|ajouter)\b"
)


@pytest.mark.django_db
def test_une_aide_se_lit_sans_code_et_dit_par_une_phrase_ce_qui_n_y_est_pas():
    fautives = {}
    for indicateur in INDICATEURS.values():
        textes = ("libelle", "definition", "formule", "exclusions", "source")
        dits = [str(getattr(indicateur, nom)) for nom in textes]
        codes = [mot for dit in dits for mot in re.findall(r"\b[A-Z]{1,}_[A-Z_]+\b", dit)]
        phrases = re.split(r"(?<=\.) |\s;\s", str(indicateur.exclusions))
        muettes = [p for p in phrases if p and not VERBE.search(p)]
        if codes or muettes:
            fautives[indicateur.code] = codes + muettes

    assert fautives == {}
    aide = Template("{% load indicateurs %}{% aide_de code %}").render(
        Context({"code": "N_VENTES"})
    )
    assert "N_VENTES" not in re.sub(r"(id|popovertarget)=\S+", "", aide)


@pytest.mark.django_db
def test_chaque_indicateur_a_sa_definition_son_groupe_et_son_bilan():
    for code, indicateur in INDICATEURS.items():
        assert code == indicateur.code
        assert str(indicateur.libelle)
        assert str(indicateur.definition)
        assert indicateur.famille in FAMILLES
        assert indicateur.saisi or indicateur.bilan in BILANS


@pytest.mark.django_db
def test_chaque_bilan_connait_les_cles_de_ses_indicateurs():
    valeurs = ValeursDeLaPeriode(PORTEE)

    comptes = [i for i in INDICATEURS.values() if not i.saisi]
    assert len(comptes) > 20
    for indicateur in comptes:
        valeurs.valeur(indicateur)


@pytest.mark.parametrize(
    ("valeur", "unite", "ecrit"),
    [
        (None, Unite.POURCENT, "—"),
        (Decimal("91.1"), Unite.POURCENT, "91,1\u00a0%"),
        (400, Unite.GRAMMES, "0,4\u00a0kg"),
        (7_400, Unite.GRAMMES, "7\u00a0kg"),
        (-12_900, Unite.GRAMMES, "−13\u00a0kg"),
        (350_240_500, Unite.GRAMMES, "350\u202f241\u00a0kg"),
        (1_204, Unite.NOMBRE, "1\u202f204"),
        (1_250, Unite.CENTIEMES_ETP, "12,5\u00a0ETP"),
        (1_200, Unite.CENTIEMES_ETP, "12\u00a0ETP"),
        (41_250, Unite.CENTIMES, "412,50\u00a0€"),
        (-300, Unite.CENTIMES, "−3,00\u00a0€"),
        (92_169_000, Unite.GRAMMES_CO2E, "92\u00a0t\u00a0CO2e"),
        (9_960_000, Unite.GRAMMES_CO2E, "10\u00a0t\u00a0CO2e"),
        (999_000, Unite.GRAMMES_CO2E, "1,0\u00a0t\u00a0CO2e"),
        (46_000, Unite.GRAMMES_CO2E, "0,05\u00a0t\u00a0CO2e"),
        (543, Unite.CENTIMES_AU_KG, "5,43\u00a0€/kg"),
        (5_400, Unite.SECONDES, "1\u00a0h\u00a030"),
        (0, Unite.NOMBRE, "0"),
    ],
)
def test_une_valeur_s_ecrit_dans_son_unite(valeur, unite, ecrit):
    assert ecrire(valeur, unite) == ecrit


@pytest.mark.parametrize("tape", ["12,5", "12.5", " 12,50 ", "12,5\u00a0"])
def test_virgule_ou_point_se_lisent(tape):
    assert lire(tape, Unite.CENTIEMES_ETP) == 1_250
    assert saisie(1_250, Unite.CENTIEMES_ETP) == "12,5"


@pytest.mark.parametrize("tape", ["douze", "-3", "12,", "1,234", "1e3", "٣", "9" * 10])
def test_le_reste_est_refuse(tape):
    with pytest.raises(NombreIllisible):
        lire(tape, Unite.CENTIEMES_ETP)


def test_un_nombre_de_personnes_est_entier():
    assert lire("1 204", Unite.NOMBRE) == 1_204
    with pytest.raises(NombreIllisible, match="entier"):
        lire("12,5", Unite.NOMBRE)
