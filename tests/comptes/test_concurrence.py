"""Two administrators who take each other's role away at the same instant."""

from threading import Barrier

import pytest
from django.db.models import QuerySet

from petiterockette.comptes import services
from petiterockette.comptes.refus import DernierAdministrateur
from petiterockette.comptes.services import administrateurs, retirer_role
from tests.fabriques import un_compte
from tests.parallele import en_parallele


def ensemble(*gestes) -> list[type[Exception] | None]:
    """Run these at the same time; what each one was refused."""
    return [type(r) if isinstance(r, Exception) else None for r in en_parallele(gestes)]


def deux_qui_se_retirent() -> list:
    lou, maud = un_compte("administration"), un_compte("administration")
    return [
        lambda: retirer_role(affectation=maud.affectations.get(), par=lou),
        lambda: retirer_role(affectation=lou.affectations.get(), par=maud),
    ]


@pytest.mark.django_db(transaction=True)
def test_deux_administrateurs_qui_se_retirent_en_laissent_un():
    issues = ensemble(*deux_qui_se_retirent())

    assert sorted(issues, key=str) == [DernierAdministrateur, None]
    assert administrateurs() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_sans_le_verrou_il_n_en_resterait_aucun(monkeypatch):
    gestes = deux_qui_se_retirent()
    # Both have counted before either one commits: what the lock prevents.
    comptes = Barrier(2)
    compter = services._garder_un_administrateur

    def compter_et_attendre_l_autre() -> None:
        compter()
        comptes.wait(timeout=30)

    monkeypatch.setattr(QuerySet, "select_for_update", lambda requete, **options: requete)
    monkeypatch.setattr(services, "_garder_un_administrateur", compter_et_attendre_l_autre)

    assert ensemble(*gestes) == [None, None]
    assert administrateurs() == 0
