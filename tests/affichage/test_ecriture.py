"""How pages write figures, ranks and pictograms."""

from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

from petiterockette.mots.mesures import ESPACE_FINE, INSECABLE


def rendu(gabarit: str, **contexte) -> str:
    return Template("{% load affichage %}" + gabarit).render(Context(contexte))


@pytest.mark.parametrize(
    ("gabarit", "valeur", "ecrit"),
    [
        ("{{ v|kilos }}", 7_400, f"7,4{INSECABLE}kg"),
        ("{{ v|kilos:2 }}", 7_400, f"7,40{INSECABLE}kg"),
        ("{{ v|kilos_nombre:1 }}", 12_345_600, f"12{ESPACE_FINE}345,6"),
        ("{{ v|tonnes }}", 30_412_000, f"30,4{INSECABLE}t"),
        ("{{ v|pourcent }}", Decimal("91.1"), f"91,1{INSECABLE}%"),
        ("{{ v|nombre }}", -38, "−38"),
        ("{{ v|signe:1 }}", Decimal("4"), "+4,0"),
        ("{{ v|signe }}", 0, "0"),
        ("{% masse v %}", 28_150, f'<data value="28150">28,15{INSECABLE}kg</data>'),
    ],
)
def test_les_figures_s_ecrivent_en_francais(gabarit, valeur, ecrit):
    assert rendu(gabarit, v=valeur) == ecrit


@pytest.mark.parametrize(
    "gabarit",
    ["{{ v|kilos }}", "{{ v|tonnes }}", "{{ v|pourcent }}", "{{ v|nombre }}", "{% masse v %}"],
)
def test_rien_s_ecrit_d_un_tiret(gabarit):
    assert rendu(gabarit, v=None) == "—"


@pytest.mark.parametrize("texte", ["11e", "11ᵉ"])
def test_les_lettres_d_un_rang_sont_relevees(texte):
    assert rendu("{{ v|rang }}", v=texte) == "<span>11<sup>e</sup></span>"


def test_un_nom_tape_par_quelqu_un_reste_du_texte():
    assert "<b>" not in rendu("{{ v|rang }}", v="<b>1er</b>")


def test_un_pictogramme_ne_se_lit_pas_a_voix_haute():
    dessin = rendu("{% pictogramme 'check' 34 'cadenas' %}")

    assert dessin.startswith("<svg")
    assert 'aria-hidden="true"' in dessin
    assert 'width="34"' in dessin
    assert 'class="cadenas"' in dessin


def test_un_champ_fautif_dit_son_erreur_et_y_renvoie():
    class Pesee(forms.Form):
        masse = forms.IntegerField(label="Poids lu", help_text="Contenant compris.")

    formulaire = Pesee({"masse": "douze"})
    formulaire.fields["masse"].unite = "kg"

    page = rendu("{{ f.masse.as_field_group }}", f=formulaire)

    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_masse_helptext id_masse_error"' in page
    assert 'id="id_masse_error"' in page
    assert 'id="id_masse_helptext"' in page
    assert ">kg</span>" in page
