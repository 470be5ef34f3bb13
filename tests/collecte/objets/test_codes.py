"""The codes of labels: short, checked, and typed right whatever keyboard the scanner thinks of."""

import random
from itertools import pairwise

import pytest

from collecte.objets.codes import (
    ALPHABET,
    IMPRIMABLES,
    TOUS,
    code_du_numero,
    code_lisible,
    lire_code,
    numero_du_code,
    ressemble_a_un_code,
)

CODES_COLLES = ["HFDHVY", "YCHVGC", "NYPGSD", "HSSFHK"]


def test_un_numero_et_son_code_ne_font_qu_un():
    au_hasard = random.Random(1).sample(range(TOUS), 300)
    numeros = [0, 1, IMPRIMABLES - 1, IMPRIMABLES, TOUS - 1, *au_hasard]

    codes = [code_du_numero(n) for n in numeros]

    assert [numero_du_code(c) for c in codes] == numeros
    assert len(set(codes)) == len(set(numeros))
    assert all(len(c) == 6 and set(c) <= set(ALPHABET) for c in codes)


@pytest.mark.parametrize("numero", [-1, TOUS])
def test_il_n_y_a_pas_de_code_au_dela(numero):
    with pytest.raises(ValueError, match="No code"):
        code_du_numero(numero)


def test_les_codes_imprimes_ne_changeront_jamais():
    """Labels are stuck on things: another rule would orphan them all."""
    assert [code_du_numero(n) for n in (0, 1, 2, 1_000)] == CODES_COLLES


def test_deux_etiquettes_voisines_ne_se_ressemblent_pas():
    codes = [code_du_numero(n) for n in range(200)]

    communes = [sum(a == b for a, b in zip(un, deux, strict=True)) for un, deux in pairwise(codes)]
    assert max(communes) <= 2


def test_une_lettre_fausse_se_voit_toujours():
    for numero in (0, 17, 4_242, TOUS - 1):
        code = code_du_numero(numero)
        for rang in range(6):
            for lettre in ALPHABET.replace(code[rang], ""):
                assert lire_code(code[:rang] + lettre + code[rang + 1 :]) is None


@pytest.mark.parametrize(
    "ecriture",
    [
        "{}",
        " {} \n",
        "{min}",
        "{coupe}",
        "{tiret}",
        "https://rockette.example/o/{}",
        "{adresse_min}/",
    ],
)
def test_un_code_se_lit_comme_on_le_scanne(ecriture):
    code = code_du_numero(123)
    tape = ecriture.format(
        code,
        min=code.lower(),
        coupe=code_lisible(code),
        tiret=f"{code[:3]}-{code[3:]}",
        adresse_min=f"https://rockette.example/o/{code}".lower(),
    )

    assert lire_code(tape) == code
    assert ressemble_a_un_code(tape)


def test_un_scanner_regle_pour_un_autre_clavier_tape_le_bon_code():
    """A scanner that thinks the keyboard is QWERTY, on an AZERTY one."""
    azerty = str.maketrans("qwertyuiopasdfghjklzxcvbnm:/.", "azertyuiopqsdfghjklwxcvbn,M!:")
    code = code_du_numero(98_765)

    assert lire_code(code.lower().translate(azerty)) == code
    assert lire_code(f"https://rockette.example/o/{code}".lower().translate(azerty)) == code


@pytest.mark.parametrize("mots", ["", "vélo", "Brandt", "réserve 2", "BCD", "support", "42"])
def test_des_mots_ne_sont_pas_un_code(mots):
    assert lire_code(mots) is None
    assert not ressemble_a_un_code(mots)
