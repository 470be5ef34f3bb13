"""Erasures are told outside the base, and done again in an older one that is put back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from boutique.caisses.models import Serie
from petiterockette.demenagement.services.remises import apres_une_remise
from petiterockette.journal.models import Entree
from petiterockette.personnes.models import Effacement, Personne
from petiterockette.personnes.services.effacements import anonymiser, effacer
from petiterockette.personnes.services.effacements_dehors import dire_les_effacements
from tests.boutique.a_la_caisse import la_caisse, ligne, une_caisse
from tests.fabriques import un_compte, une_personne

pytestmark = pytest.mark.django_db


@pytest.fixture
def liste(settings, tmp_path) -> Path:
    settings.DOSSIER_DES_TETES = str(tmp_path)
    return tmp_path / "effacements.json"


def oublier_la_remise(personne: Personne) -> Personne:
    """The base of before, where the person still is, under the same number."""
    Effacement.objects.all().delete()
    Personne.objects.filter(pk=personne.pk).update(prenom="Zoé", anonymisee_le=None)
    personne.refresh_from_db()
    return personne


def test_un_effacement_se_dit_dehors_sans_nommer_personne(
    liste, django_capture_on_commit_callbacks
):
    zoe = une_personne("Zoé", nom="Quatrevents")

    with django_capture_on_commit_callbacks(execute=True):
        effacer(personne=zoe, par=None, compte=None)

    [dit] = json.loads(liste.read_text())["effacements"]
    assert dit["personnes"][0][0] == zoe.pk
    assert dit["motif"] == "demande"
    assert "Quatrevents" not in liste.read_text()
    assert "Zoé" not in liste.read_text()


def test_une_base_d_avant_remise_oublie_a_nouveau(liste):
    zoe, lea = une_personne("Zoé"), une_personne("Léa")
    effacer(personne=zoe, par=None, compte=None)
    anonymiser(Personne.objects.filter(pk=lea.pk))
    dire_les_effacements()
    oublier_la_remise(zoe)
    oublier_la_remise(lea)

    refaits = apres_une_remise(liste, sans_tetes=False)

    assert sorted(refaits.effacees) == sorted([zoe.pk, lea.pk])
    zoe.refresh_from_db()
    assert zoe.prenom == "Anonyme"
    assert set(Effacement.objects.values_list("motif", flat=True)) == {"demande", "terme"}
    assert Entree.objects.get(code="demenagement.remise").contenu["effacees"] == refaits.effacees


def test_la_liste_garde_ce_qu_une_base_d_avant_a_oublie(liste):
    zoe = une_personne("Zoé")
    effacer(personne=zoe, par=None, compte=None)
    dire_les_effacements()
    oublier_la_remise(zoe)

    dire_les_effacements()

    assert len(json.loads(liste.read_text())["effacements"]) == 1


def test_un_numero_redonne_a_quelqu_un_d_autre_ne_l_efface_pas(liste):
    zoe = une_personne("Zoé")
    effacer(personne=zoe, par=None, compte=None)
    dire_les_effacements()
    oublier_la_remise(zoe)
    Personne.objects.filter(pk=zoe.pk).update(cree_le=zoe.cree_le + timedelta(seconds=1))

    refaits = apres_une_remise(liste, sans_tetes=False)

    assert refaits.effacees == []
    zoe.refresh_from_db()
    assert zoe.prenom == "Zoé"


def test_qui_a_encore_un_compte_dans_la_base_d_avant_est_dit_par_son_numero(liste, capsys):
    compte = un_compte("benevole")
    dit = {"recu": 1, "le": "2026-01-01T00:00:00.000000+00:00", "motif": "demande"}
    nee = compte.personne.cree_le.isoformat(timespec="microseconds")
    liste.write_text(
        json.dumps({"effacements": [dit | {"personnes": [[compte.personne_id, nee]]}]})
    )

    call_command("apres_une_remise", str(liste))

    assert f"La personne nº {compte.personne_id} avait été effacée" in capsys.readouterr().out
    compte.personne.refresh_from_db()
    assert compte.personne.anonymisee_le is None


def test_une_liste_qui_ne_se_lit_pas_arrete_la_remise(liste):
    liste.write_text("{")

    with pytest.raises(CommandError, match="n’ont pas été refaits"):
        call_command("apres_une_remise", str(liste))


def test_une_liste_abimee_se_refait_d_apres_la_base(liste):
    effacer(personne=une_personne("Zoé"), par=None, compte=None)
    liste.write_text("{")

    dire_les_effacements()

    assert len(json.loads(liste.read_text())["effacements"]) == 1


def test_sans_liste_il_n_y_a_rien_a_refaire(liste):
    with transaction.atomic():
        assert apres_une_remise(liste, sans_tetes=False).effacees == []


def test_une_machine_neuve_ouvre_de_nouvelles_series_et_les_autres_non(liste):
    caisse = une_caisse()
    caisse.vendre(ligne("Pantalon"))
    siennes = Serie.objects.filter(caisse=la_caisse(caisse.point), ecole=False)

    apres_une_remise(liste, sans_tetes=False)
    assert siennes.count() == 1
    apres_une_remise(liste, sans_tetes=True)

    assert siennes.count() == 2
