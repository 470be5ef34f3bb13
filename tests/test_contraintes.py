"""The database refuses by itself: every constraint of every model, met by its name."""

from collections.abc import Iterable, Iterator
from functools import cache
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.fabriques import les_listes
from tests.interdits import DEPART, INTERDITS, UNIQUES
from tests.valides import VALIDES, un, un_bon

pytestmark = pytest.mark.django_db


@cache
def _contraintes() -> dict[str, str]:
    """Name of each constraint → its model, for the models of the house."""
    return {
        c.name: modele._meta.label
        for modele in apps.get_models()
        if modele.__module__.startswith(("petiterockette", "collecte", "boutique", "ateliers"))
        for c in modele._meta.constraints
    }


def _valeurs(champs) -> dict:
    champs = champs() if callable(champs) else champs
    return {cle: v() if callable(v) else v for cle, v in champs.items()}


def test_chaque_contrainte_a_son_cas():
    assert _contraintes().keys() == INTERDITS.keys() | UNIQUES.keys()


@pytest.fixture(scope="module")
def _listes(partager) -> Iterator[None]:
    with partager(les_listes):
        yield


@pytest.fixture(autouse=True)
def listes(_listes, db) -> None:
    """The default lists, written once for all the tests here."""


def _par_modele(contraintes: Iterable[str]) -> list:
    """Each model with its constraints, as the parameters of a test."""
    modeles: dict[str, list[str]] = {}
    for contrainte in contraintes:
        modeles.setdefault(_contraintes()[contrainte], []).append(contrainte)
    return [pytest.param(nom, siennes, id=nom) for nom, siennes in sorted(modeles.items())]


def _dit_la_base(nom: str, champs) -> str:
    """What the base says of a new row of this model; nothing of it stays."""
    try:
        with transaction.atomic():
            un(nom, **_valeurs(champs)).save(force_insert=True)
            transaction.set_rollback(True)
    except IntegrityError as refus:
        return str(refus)
    return "acceptée"


@pytest.mark.parametrize("nom", sorted(VALIDES))
def test_un_objet_valide_passe(nom):
    un(nom).save(force_insert=True)


@pytest.mark.parametrize(("nom", "contraintes"), _par_modele(INTERDITS))
def test_la_base_refuse(nom, contraintes):
    dits = {
        (contrainte, rang): _dit_la_base(nom, champs)
        for contrainte in contraintes
        for rang, champs in enumerate(INTERDITS[contrainte])
    }

    assert {cas: dit for cas, dit in dits.items() if cas[0] not in dit} == {}


@pytest.mark.parametrize(("nom", "contraintes"), _par_modele(UNIQUES))
def test_la_base_refuse_un_double(nom, contraintes):
    for contrainte in contraintes:
        with transaction.atomic():
            premier = un(nom, **_valeurs(DEPART.get(contrainte, {})))
            premier.save(force_insert=True)
            modele = type(premier)

            with pytest.raises(IntegrityError), transaction.atomic():
                modele(**premier._champs).save(force_insert=True)

            modele(**premier._champs | _valeurs(UNIQUES[contrainte])).save(force_insert=True)
            assert modele.objects.filter(pk=premier.pk).exists(), contrainte
            transaction.set_rollback(True)


def test_un_bon_ne_s_annule_qu_une_fois():
    bon = un_bon()
    annulation = {"nature": "contre_ecriture", "annule": bon, "motif": "essai"}
    un_bon(**annulation, uuid=uuid4())

    with pytest.raises(IntegrityError), transaction.atomic():
        un_bon(**annulation, uuid=uuid4())


@pytest.mark.parametrize(
    "nom", ["collecte_livre.Bon", "collecte_livre.Mouvement", "collecte_livre.Ligne"]
)
def test_un_lieu_ou_une_liste_qui_a_servi_ne_s_efface_pas(nom):
    objet = un(nom)
    objet.save(force_insert=True)

    for champ in objet._meta.concrete_fields:
        if champ.remote_field and objet._champs.get(champ.name):
            with pytest.raises(IntegrityError):
                getattr(objet, champ.name).delete()
