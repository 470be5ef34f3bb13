"""Money as people type and read it."""

import pytest
from django.core.exceptions import ValidationError

from petiterockette.affichage.templatetags import affichage
from petiterockette.mots.monnaie import MontantIllisible, euros, lire_euros
from petiterockette.saisie.champs import MontantField


@pytest.mark.parametrize(
    ("texte", "centimes"),
    [
        ("12,50", 1_250),
        ("12.5", 1_250),
        ("12", 1_200),
        (",5", 50),
        ("0", 0),
        ("0,01", 1),
        ("1 234,50 €", 123_450),
        ("1\u202f234,50\u00a0€", 123_450),
        ("1000000", 100_000_000),
    ],
)
def test_un_montant_se_lit_comme_on_l_ecrit_ici(texte, centimes):
    assert lire_euros(texte) == centimes


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("", "vide"),
        (" € ", "vide"),
        ("douze", "lettres"),
        ("12,50 F", "lettres"),
        ("1,2,3", "lettres"),
        ("1e3", "lettres"),
        ("٣", "lettres"),
        ("-3", "negatif"),
        ("\u22123,50", "negatif"),
        ("12,505", "decimales"),
        ("1000000,01", "trop_grand"),
        ("9" * 40, "trop_grand"),
    ],
)
def test_ce_qui_n_est_pas_un_montant_est_refuse_en_francais(texte, code):
    with pytest.raises(MontantIllisible) as capture:
        lire_euros(texte)

    assert capture.value.code == code
    assert str(capture.value).endswith(".")


@pytest.mark.parametrize(
    ("centimes", "ecrit"),
    [
        (1_250, "12,50"),
        (5, "0,05"),
        (0, "0,00"),
        (123_450, "1\u202f234,50"),
        (-1_205, "\u221212,05"),
        (-5, "\u22120,05"),
    ],
)
def test_des_euros_s_ecrivent_a_la_francaise(centimes, ecrit):
    assert euros(centimes) == f"{ecrit}\u00a0€"


def test_ce_qui_est_ecrit_se_relit():
    for centimes in [*range(0, 20_000, 7), 99_999_999, 100_000_000]:
        assert lire_euros(euros(centimes)) == centimes


def test_le_champ_rend_des_centimes_et_garde_ce_qui_est_tape():
    champ = MontantField(required=False)

    assert (champ.clean("12,50"), champ.clean("")) == (1_250, None)
    assert (champ.prepare_value(1_250), champ.prepare_value("12,5x")) == ("12,50", "12,5x")
    assert not champ.has_changed(1_250, "12,50")
    with pytest.raises(ValidationError, match="pas un montant"):
        champ.clean("12,5x")


def test_sans_argent_la_page_met_un_tiret():
    assert affichage.euros(None) == "—"
    assert affichage.euros(-1_250) == "\u221212,50\u00a0€"
