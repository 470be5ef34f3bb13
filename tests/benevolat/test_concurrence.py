"""Two people take the last place at the same second; two gestures fill the same day."""

from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from petiterockette.benevolat.models import HeuresFaites, Inscription
from petiterockette.benevolat.refus import Complet, PlusDUnJour
from petiterockette.benevolat.services.heures import noter
from petiterockette.benevolat.services.inscriptions import inscrire
from tests.fabriques import un_compte, un_lieu, une_personne
from tests.parallele import en_parallele, erreurs

from .benevoles import un_pole, une_permanence


def deux_qui_viennent():
    lieu = un_lieu()
    p = une_permanence(lieu, places=1)
    comptes = [
        un_compte("benevole", lieu=lieu, personne=une_personne(prenom, equipe=lieu))
        for prenom in ("Awa", "Paul")
    ]
    return [lambda c=c: inscrire(permanence=p, personne=c.personne, compte=c) for c in comptes]


@pytest.mark.django_db(transaction=True)
def test_la_derniere_place_est_a_l_un_des_deux():
    issues = en_parallele(deux_qui_viennent())

    assert sorted(type(i).__name__ for i in issues) == ["Complet", "Inscription"]
    assert any(isinstance(i, Complet) for i in issues)
    assert Inscription.objects.en_cours().count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_sans_le_verrou_la_base_le_refuserait_encore(monkeypatch):
    gestes = deux_qui_viennent()
    # Both have found the place free before either one takes it.
    libre, creer = Barrier(2), QuerySet.create

    def creer_apres_l_autre(requete, **champs):
        if requete.model is Inscription:
            libre.wait(timeout=30)
        return creer(requete, **champs)

    monkeypatch.setattr(QuerySet, "select_for_update", lambda q, **_k: q)
    monkeypatch.setattr(QuerySet, "create", creer_apres_l_autre)

    [refusee] = erreurs(en_parallele(gestes))

    assert isinstance(refusee, IntegrityError)
    assert "benevolat_inscription_une_place" in str(refusee)
    assert Inscription.objects.en_cours().count() == 1


@pytest.mark.django_db(transaction=True)
def test_deux_gestes_ensemble_ne_passent_pas_24_heures():
    lieu = un_lieu()
    awa, compte = une_personne(equipe=lieu), un_compte("benevole", lieu=lieu)
    commun = {
        "lieu": lieu,
        "personnes": [awa],
        "jour": timezone.localdate(),
        "pole": un_pole(),
        "minutes": 13 * 60,
        "compte": compte,
    }

    issues = en_parallele([lambda: noter(uuid=uuid4(), **commun)] * 2)

    assert [type(i) for i in issues].count(PlusDUnJour) == 1
    assert HeuresFaites.objects.get().minutes == 13 * 60
