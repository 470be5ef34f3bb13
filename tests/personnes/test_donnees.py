"""Every table says what it holds of people: a column that nobody declared fails."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from petiterockette.journal.sceaux import modeles_scelles
from petiterockette.personnes.donnees import DONNEES, EXEMPTES
from petiterockette.personnes.models import Personne

# Django's own, and what the libraries keep: numbers, and requests without their texts.
AILLEURS = ("django.", "django_tasks", "zeal", "axes.")
MOTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def modeles() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if not m.__module__.startswith(AILLEURS)]


def _peut_nommer(champ: models.Field) -> bool:
    if champ.is_relation:
        return champ.related_model is Personne
    if isinstance(champ, models.IntegerField) and not champ.primary_key:
        return champ.name in {"par", "personne"} or champ.name.endswith(("_par", "_personne"))
    return isinstance(champ, MOTS) and not champ.choices and not isinstance(champ, models.SlugField)


def _declares(modele: type[models.Model]) -> set[str]:
    siennes = [d for d in DONNEES if d.modele == modele._meta.label]
    return {
        c
        for d in siennes
        for c in (*d.personnes, *d.signatures, *d.mots, *d.fichiers)
        if "__" not in c
    }


def _oublies() -> Iterator[str]:
    for modele in modeles():
        for champ in modele._meta.concrete_fields + modele._meta.many_to_many:
            nom = f"{modele._meta.label}.{champ.name}"
            if _peut_nommer(champ) and champ.name not in _declares(modele) and nom not in EXEMPTES:
                yield nom


def test_chaque_colonne_qui_peut_nommer_quelqu_un_est_declaree_ou_exemptee():
    assert list(_oublies()) == []


@pytest.mark.django_db
def test_rien_n_est_declare_qui_n_existe_pas_ni_deux_fois():
    for nom in EXEMPTES:
        modele, champ = nom.rsplit(".", 1)
        assert apps.get_model(modele)._meta.get_field(champ), nom
        assert champ not in _declares(apps.get_model(modele)), nom
    for donnee in DONNEES:
        for colonne in (*donnee.mots, *donnee.fichiers):
            assert donnee.table._meta.get_field(colonne), colonne
        assert donnee.des([1]).values_list("pk", *donnee.montre).exists() is False, donnee.modele


def test_ce_qui_est_scelle_ne_promet_pas_d_effacer():
    scelles = {m._meta.label for app in apps.get_app_configs() for m in modeles_scelles(app)}

    promis = [d.modele for d in DONNEES if d.modele in scelles and d.mots and not d.retenue]

    assert promis == []
