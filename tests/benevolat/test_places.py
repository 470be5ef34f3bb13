"""Who comes: the places of a permanence, taken, left, exchanged."""

from datetime import date, time

import pytest

from petiterockette.benevolat.models import Inscription
from petiterockette.benevolat.refus import (
    Complet,
    DejaAilleurs,
    DejaInscrite,
    EchangeRetire,
    PasDeLEquipe,
    PermanencePassee,
    PlacesPrises,
    PlusInscrite,
    RaisonDemandee,
)
from petiterockette.benevolat.services.besoins import annuler_une_permanence, changer_une_permanence
from petiterockette.benevolat.services.inscriptions import (
    inscrire,
    prendre_la_place,
    proposer_un_echange,
    se_retirer,
)
from petiterockette.benevolat.verifications import places as verifier_les_places
from petiterockette.droits import DroitManquant
from tests.fabriques import un_compte, une_personne

from .benevoles import benevole, une_inscription, une_permanence

# A Thursday.
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00", tick=False)]
JOUR = date(2026, 11, 26)


def test_la_derniere_place_n_est_qu_a_une_personne(lieu):
    p = une_permanence(lieu, places=1)
    une_inscription(p)

    with pytest.raises(Complet):
        une_inscription(p)

    assert Inscription.objects.en_cours().count() == 1


def test_se_retirer_demande_pourquoi_et_libere_la_place(lieu):
    p = une_permanence(lieu, places=1)
    moi = benevole(lieu)
    inscription = inscrire(permanence=p, personne=moi.personne, compte=moi)

    with pytest.raises(RaisonDemandee):
        se_retirer(inscription=inscription, motif=" ", compte=moi)
    se_retirer(inscription=inscription, motif="empêchement", compte=moi)
    with pytest.raises(PlusInscrite):
        se_retirer(inscription=inscription, motif="empêchement", compte=moi)

    assert une_inscription(p).place == 1


def test_on_ne_vient_ni_deux_fois_ni_a_deux_endroits_a_la_fois(lieu):
    moi = benevole(lieu)
    p, voisine = une_permanence(lieu), une_permanence(lieu, de=time(12), a=time(14))
    suivante = une_permanence(lieu, de=time(13), a=time(15))
    inscrire(permanence=p, personne=moi.personne, compte=moi)

    with pytest.raises(DejaInscrite):
        inscrire(permanence=p, personne=moi.personne, compte=moi)
    with pytest.raises(DejaAilleurs, match=str(p.pole)):
        inscrire(permanence=voisine, personne=moi.personne, compte=moi)
    inscrire(permanence=suivante, personne=moi.personne, compte=moi)


def test_on_vient_pour_soi_le_responsable_et_le_comptoir_pour_l_equipe(lieu):
    p = une_permanence(lieu, places=3)
    moi, paul = benevole(lieu), une_personne("Paul", equipe=lieu)

    with pytest.raises(DroitManquant):
        inscrire(permanence=p, personne=paul, compte=moi)
    inscrire(permanence=p, personne=paul, compte=un_compte("benevole", lieu=lieu, personne=None))
    with pytest.raises(PasDeLEquipe):
        une_inscription(p, une_personne("Inconnue"))


def test_une_permanence_passee_ne_change_plus(lieu, time_machine):
    p = une_permanence(lieu)
    inscription = une_inscription(p)
    responsable = un_compte("responsable", lieu=lieu)
    time_machine.move_to("2026-11-27 12:00+00:00", tick=False)

    with pytest.raises(PermanencePassee):
        se_retirer(inscription=inscription, motif="empêchement", compte=responsable)
    with pytest.raises(PermanencePassee):
        annuler_une_permanence(permanence=p, motif="pluie", compte=responsable)


def test_moins_de_places_que_de_monde_est_refuse_sinon_chacun_garde_la_sienne(lieu):
    p = une_permanence(lieu, places=3)
    responsable = un_compte("responsable", lieu=lieu)
    premiere, _deuxieme, troisieme = [une_inscription(p) for _n in range(3)]
    heures = {"permanence": p, "de": time(10), "a": time(13), "compte": responsable}

    with pytest.raises(PlacesPrises):
        changer_une_permanence(**heures, places=2)
    se_retirer(inscription=premiere, motif="empêchement", compte=responsable)
    changer_une_permanence(**heures, places=2)

    troisieme.refresh_from_db()
    assert troisieme.place == 1
    assert list(verifier_les_places()) == []


# Exchanges


def test_qui_cherche_un_echange_vient_tant_que_personne_ne_prend_sa_place(lieu):
    p = une_permanence(lieu, places=1)
    awa, paul = benevole(lieu), benevole(lieu, "Paul")
    inscription = inscrire(permanence=p, personne=awa.personne, compte=awa)
    with pytest.raises(EchangeRetire):
        prendre_la_place(inscription=inscription, personne=paul.personne, compte=paul)

    proposer_un_echange(inscription=inscription, proposer=True, compte=awa)
    assert [i.personne for i in p.inscriptions.en_cours()] == [awa.personne]
    nouvelle = prendre_la_place(inscription=inscription, personne=paul.personne, compte=paul)

    assert [i.personne for i in p.inscriptions.en_cours()] == [paul.personne]
    assert (nouvelle.place, nouvelle.remplace) == (1, inscription)
    with pytest.raises(EchangeRetire):
        prendre_la_place(inscription=inscription, personne=awa.personne, compte=awa)


def test_un_echange_retire_n_est_plus_a_prendre(lieu):
    p = une_permanence(lieu)
    awa, paul = benevole(lieu), benevole(lieu, "Paul")
    inscription = inscrire(permanence=p, personne=awa.personne, compte=awa)
    for proposer in (True, False):
        proposer_un_echange(inscription=inscription, proposer=proposer, compte=awa)

    with pytest.raises(EchangeRetire):
        prendre_la_place(inscription=inscription, personne=paul.personne, compte=paul)
