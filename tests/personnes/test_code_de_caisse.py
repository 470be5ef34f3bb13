"""The four digits that go with a name: chosen twice, given, refused, forgotten."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from petiterockette.journal.models import Entree
from petiterockette.personnes.codes import (
    donner_son_code,
    essais_pardonnes,
    oublier_le_code,
    pause_apres,
)
from petiterockette.personnes.models import CodeDeCaisse, Personne
from petiterockette.personnes.refus import (
    CodeAChoisir,
    CodeEnPause,
    CodeFaux,
    CodeIllisible,
    CodesDifferents,
)
from petiterockette.personnes.services import anonymiser
from tests.fabriques import une_personne

pytestmark = pytest.mark.django_db


@pytest.fixture
def awa():
    return une_personne("Awa")


def donner(personne, code, encore=""):
    donner_son_code(personne=personne, code=code, encore=encore, lieu=None, compte=None)


def se_tromper(personne, fois):
    for _essai in range(fois):
        with pytest.raises((CodeFaux, CodeEnPause)):
            donner(personne, "9999")


def test_le_code_choisi_deux_fois_est_le_sien(awa):
    donner(awa, "4071", "4071")

    donner(awa, "4071")
    with pytest.raises(CodeFaux):
        donner(awa, "4072")


def test_sans_code_il_faut_le_choisir_deux_fois_pareil(awa):
    with pytest.raises(CodeAChoisir):
        donner(awa, "4071")
    with pytest.raises(CodesDifferents):
        donner(awa, "4071", "4017")

    assert not CodeDeCaisse.objects.exists()


def test_le_meme_choix_envoye_deux_fois_n_en_fait_qu_un(awa):
    donner(awa, "4071", "4071")
    donner(awa, "4071", "4071")

    assert CodeDeCaisse.objects.count() == 1
    with pytest.raises(CodeFaux):
        donner(awa, "1111", "1111")


@pytest.mark.parametrize("code", ["", "123", "12345", "12a4", "١٢٣٤", "1 34"])
def test_un_code_c_est_quatre_chiffres(awa, code):
    with pytest.raises(CodeIllisible):
        donner(awa, code, code)


def test_le_code_ne_se_lit_ni_dans_la_base_ni_dans_le_journal(awa):
    donner(awa, "4071", "4071")
    se_tromper(awa, 5)
    oublier_le_code(personne=awa, lieu=None, par=None, compte=None)
    donner(awa, "8302", "8302")

    ecrit = CodeDeCaisse.objects.get().condense
    entrees = json.dumps([[e.resume, e.contenu] for e in Entree.objects.all()])
    assert [e.code for e in Entree.objects.order_by("pk")] == [
        "personnes.code.choisi",
        "personnes.code.en_pause",
        "personnes.code.efface",
        "personnes.code.choisi",
    ]
    assert not [code for code in ("4071", "9999", "8302") if code in ecrit + entrees]


def test_deux_personnes_au_meme_code_n_ont_pas_le_meme_condense(awa):
    donner(awa, "1234", "1234")
    donner(une_personne("Paul"), "1234", "1234")

    assert len(set(CodeDeCaisse.objects.values_list("condense", flat=True))) == 2


def test_cinq_codes_faux_font_attendre_une_minute_meme_avec_le_bon(awa, time_machine):
    time_machine.move_to("2026-11-26 09:00+00:00", tick=False)
    donner(awa, "4071", "4071")
    se_tromper(awa, 4)

    with pytest.raises(CodeEnPause, match="une minute"):
        donner(awa, "9999")
    time_machine.move_to("2026-11-26 09:00:18+00:00", tick=False)
    with pytest.raises(CodeEnPause, match="42 secondes"):
        donner(awa, "4071")
    time_machine.move_to("2026-11-26 09:01:00+00:00", tick=False)
    donner(awa, "4071")


def test_le_bon_code_remet_les_essais_a_zero(awa):
    donner(awa, "4071", "4071")
    se_tromper(awa, 4)
    donner(awa, "4071")
    se_tromper(awa, 4)

    donner(awa, "4071")


def test_la_pause_de_l_une_n_est_pas_celle_de_l_autre(awa):
    paul = une_personne("Paul")
    donner(awa, "4071", "4071")
    donner(paul, "8302", "8302")
    se_tromper(awa, 5)

    donner(paul, "8302")


def test_un_code_efface_se_choisit_a_nouveau(awa):
    donner(awa, "4071", "4071")

    assert oublier_le_code(personne=awa, lieu=None, par=None, compte=None)
    assert not oublier_le_code(personne=awa, lieu=None, par=None, compte=None)

    with pytest.raises(CodeAChoisir):
        donner(awa, "4071")
    donner(awa, "8302", "8302")


def test_une_personne_oubliee_n_a_plus_de_code(awa):
    donner(awa, "4071", "4071")

    anonymiser(Personne.objects.filter(pk=awa.pk))

    assert not CodeDeCaisse.objects.exists()


def test_un_comptoir_n_attend_pas(awa):
    donner(awa, "4071", "4071")
    debut = timezone.now()

    for _fois in range(5):
        donner(awa, "4071")

    assert timezone.now() - debut < timedelta(seconds=1)


def test_chaque_code_faux_de_plus_fait_attendre_deux_fois_plus(awa, time_machine):
    time_machine.move_to("2026-11-26 09:00+00:00", tick=False)
    donner(awa, "4071", "4071")
    se_tromper(awa, 5)

    attentes = []
    for _essai in range(12):
        fin = CodeDeCaisse.objects.get().pause_jusqu_au
        attentes.append((fin - timezone.now()) // timedelta(minutes=1))
        time_machine.move_to(fin, tick=False)
        with pytest.raises(CodeEnPause):
            donner(awa, "9999")

    assert attentes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    with pytest.raises(CodeEnPause, match="attendez 6 heures"):
        donner(awa, "4071")


def test_dix_mille_codes_prennent_des_annees_meme_aupres_de_qui_donne_le_bon():
    """Somebody tries whenever they may; the right code is given four times a day, when it may."""
    essais, maintenant, bons = 0, timedelta(), timedelta()

    for _code in range(10_000):
        while bons <= maintenant:
            essais, bons = essais_pardonnes(essais), bons + timedelta(hours=6)
        essais += 1
        maintenant += pause_apres(essais) or timedelta()

    assert maintenant > timedelta(days=2 * 365)


def test_un_responsable_rend_la_caisse_a_qui_un_autre_a_fait_attendre(awa):
    donner(awa, "4071", "4071")
    se_tromper(awa, 5)

    oublier_le_code(personne=awa, lieu=None, par=None, compte=None)

    donner(awa, "4072", "4072")


def test_une_etourderie_par_jour_ne_fait_jamais_attendre(awa):
    donner(awa, "4071", "4071")

    for _jour in range(10):
        se_tromper(awa, 4)
        donner(awa, "4071")


def test_des_codes_faux_sans_fin_tiennent_dans_la_colonne(awa):
    donner(awa, "4071", "4071")
    CodeDeCaisse.objects.update(essais=32_767)

    se_tromper(awa, 1)

    assert CodeDeCaisse.objects.get().essais <= 32_767
