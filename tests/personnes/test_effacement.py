"""Somebody planted everywhere, then forgotten: only what the law keeps still names them."""

from datetime import date

import pytest
from django.db import transaction

from petiterockette.personnes.donnees import DONNEES
from petiterockette.personnes.models import Personne
from petiterockette.personnes.refus import EncoreActive
from petiterockette.personnes.services.effacements import effacer
from tests.fabriques import les_listes, un_compte, un_lieu, une_personne
from tests.personnes.plantations import COURRIEL, TELEPHONE, planter, tables, traces

pytestmark = pytest.mark.django_db


def la_plantee() -> Personne:
    return une_personne("Zéphyrine", nom="Quatrevents", courriel=COURRIEL, telephone=TELEPHONE)


def _effacee_de(modele: str) -> tuple[set[str], set[str], list[dict]]:
    """Where she was, where she still is, and what the receipt says is kept."""
    with transaction.atomic():
        planter(modele)
        personne = la_plantee()
        avant = traces()
        recu = effacer(personne=personne, par=None, compte=None)
        apres = traces()
        transaction.set_rollback(True)
    return avant, apres, recu.retenu


def test_une_personne_plantee_partout_ne_reste_que_la_ou_la_loi_le_veut():
    les_listes()
    gardees = {d.modele: str(d.nom) for d in DONNEES if d.retenue}

    for modele in tables():
        avant, apres, retenu = _effacee_de(modele)

        assert modele in avant, modele
        assert apres <= gardees.keys(), modele
        assert {gardees[m] for m in apres} == {ligne["quoi"] for ligne in retenu}, modele
        assert all(date.fromisoformat(ligne["fin"]) > date(2026, 1, 1) for ligne in retenu)


def test_qui_a_une_tuile_ou_un_compte_ouvert_ne_s_efface_pas():
    equipiere = une_personne(equipe=un_lieu())
    for personne in (equipiere, un_compte("benevole", lieu=un_lieu()).personne):
        with pytest.raises(EncoreActive):
            effacer(personne=personne, par=None, compte=None)

    assert not Personne.objects.exclude(anonymisee_le=None).exists()
