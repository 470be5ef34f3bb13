"""One way for a page's form to say what was refused."""

import re
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError

from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import Formulaire, PageForm

RACINE = Path(__file__).parent.parent
PRODUIT = ("petiterockette", "collecte", "boutique", "ateliers")


class NomPris(Refus):
    texte = "Ce nom est pris."


class PageServie(Refus):
    page_servie = True


class UnForm(Formulaire):
    nom = forms.CharField()
    prix = forms.CharField(required=False)


class UnePage(PageForm):
    nom = forms.CharField()


def vues() -> list[Path]:
    modules = [m for d in PRODUIT for m in (RACINE / d).rglob("*.py")]
    return [m for m in modules if "views" in m.parts or m.stem == "views"]


def test_aucune_vue_ne_dit_un_refus_autrement_que_son_formulaire():
    a_la_main = re.compile(r"add_error\(None, refus|poser_le_refus")

    assert [str(v) for v in vues() if a_la_main.search(v.read_text())] == []


@pytest.mark.parametrize(
    ("refus", "dits"),
    [
        (NomPris(champs={"nom": "Pris."}), {"nom": ["Pris."]}),
        (NomPris(champs={"ailleurs": "Pris."}), {"__all__": ["Ce nom est pris."]}),
        (NomPris(), {"__all__": ["Ce nom est pris."]}),
        (ValidationError({"prix": ["Trop cher."]}), {"prix": ["Trop cher."]}),
        (ValidationError("Non."), {"__all__": ["Non."]}),
    ],
)
def test_un_refus_se_dit_a_cote_de_son_champ_ou_en_tete(refus, dits):
    form = UnForm({"nom": "Zoé", "prix": ""})
    assert form.is_valid()

    form.refuser(refus)

    assert form.errors == dits


def test_la_main_va_au_champ_que_le_refus_montre():
    form = UnForm({"nom": "Zoé", "prix": "12"})
    assert form.is_valid()

    form.refuser(NomPris(champs={"prix": "Pris."}))

    assert "autofocus" in str(form["prix"])
    assert "autofocus" not in str(form["nom"])


def test_ce_qui_est_mal_tape_prend_le_clavier():
    form = UnForm({"nom": "", "prix": ""})

    assert not form.is_valid()
    assert form.fields["nom"].widget.attrs["autofocus"] is True


def test_une_page_qui_a_servi_en_devient_une_neuve_et_garde_ce_qui_est_tape():
    numero = "7b1c0a4e-6f0c-4b58-9d55-0d6a3d3f7f11"
    form = UnePage({"uuid": numero, "nom": "Zoé"})
    assert form.is_valid()

    form.refuser(NomPris())
    assert form["uuid"].value() == numero
    form.refuser(PageServie())

    assert form["uuid"].value() != numero
    assert form["nom"].value() == "Zoé"
