"""Hours given: noted once, 24 a day at most, corrected by a counter-entry."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.utils import timezone

from petiterockette.benevolat.bilans import bilan, par_lieu, par_mois, par_pole
from petiterockette.benevolat.models import Arrivee, HeuresFaites
from petiterockette.benevolat.refus import (
    ActiviteDUnAutrePole,
    DejaArrivee,
    DejaCorrigee,
    JourAVenir,
    JourTropLoin,
    PasArrivee,
    PasDeLEquipe,
    PersonneAChoisir,
    PlusDUnJour,
    RaisonDemandee,
    TropTotPourPartir,
)
from petiterockette.benevolat.services.arrivees import arriver, oublier_les_arrivees, partir
from petiterockette.benevolat.services.heures import corriger, noter
from petiterockette.benevolat.verifications import heures as verifier_les_heures
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.refus import RienNeChange
from tests.fabriques import un_compte, un_lieu, une_personne
from tests.pages import espaces

from .benevoles import des_heures, un_pole, une_activite

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 15:00+00:00", tick=False)]
JOUR = date(2026, 11, 26)


@pytest.fixture
def awa(lieu):
    return une_personne("Awa", equipe=lieu)


def minutes(**filtre) -> int:
    return HeuresFaites.objects.filter(**filtre).aggregate(n=Sum("minutes"))["n"] or 0


def ecrire(lieu, *personnes, **champs):
    champs.setdefault("uuid", uuid4())
    champs.setdefault("compte", un_compte("benevole", lieu=lieu))
    champs.setdefault("jour", JOUR)
    champs.setdefault("pole", un_pole())
    champs.setdefault("minutes", 90)
    return noter(lieu=lieu, personnes=list(personnes), **champs)


def test_les_heures_d_une_equipe_s_ecrivent_ensemble_sans_aucun_nom(lieu, awa):
    paul = une_personne("Paul", equipe=lieu)

    rangees, neuves = ecrire(lieu, awa, paul, activite=une_activite())

    assert neuves
    assert {(h.personne, h.minutes, h.activite.nom) for h in rangees} == {
        (awa, 90, "Caisse"),
        (paul, 90, "Caisse"),
    }
    entree = Entree.objects.get(code="benevolat.heures.notees")
    dit = espaces(entree.resume)
    assert dit == "Bénévolat du 26 novembre 2026, Boutique : 2 × 1 h 30"


def test_la_meme_page_envoyee_deux_fois_ne_compte_qu_une_fois(lieu, awa):
    uuid = uuid4()

    ecrire(lieu, awa, uuid=uuid)
    _rangees, neuves = ecrire(lieu, awa, uuid=uuid)

    assert not neuves
    assert minutes() == 90


def test_un_jour_n_a_que_24_heures_tous_lieux_ensemble(lieu, awa):
    ailleurs = un_lieu()
    des_heures(lieu, awa, 20 * 60)

    with pytest.raises(PlusDUnJour) as refus:
        ecrire(
            ailleurs, awa, minutes=241, compte=un_compte("benevole", lieu=ailleurs, personne=awa)
        )

    assert espaces(str(refus.value)) == (
        "Cela ferait 24 h 01 le 26 novembre, et un jour n’a que 24 h. 20 h y sont déjà notées : "
        "corrigez-les d’abord si elles sont fausses."
    )
    ecrire(lieu, awa, minutes=240)
    assert minutes(personne=awa) == 1440


def test_le_jour_d_une_personne_fusionnee_compte_avec_le_sien(lieu, awa):
    double = une_personne("Awa", equipe=lieu)
    des_heures(lieu, double, 23 * 60)
    double.fusionnee_dans = awa
    double.save()

    with pytest.raises(PlusDUnJour):
        ecrire(lieu, awa, minutes=90)

    assert bilan(JOUR, JOUR) == {"minutes": 23 * 60, "benevoles": 1, "reprises_min": 0}


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"jour": JOUR + timedelta(days=1)}, JourAVenir),
        ({"jour": JOUR - timedelta(days=32)}, JourTropLoin),
        ({"activite": ("Mécanique", "velo")}, ActiviteDUnAutrePole),
    ],
)
def test_ce_qui_n_a_pas_pu_etre_fait_est_refuse(lieu, awa, champs, refus):
    if "activite" in champs:
        champs = {"activite": une_activite(*champs["activite"])}

    with pytest.raises(refus):
        ecrire(lieu, awa, **champs)

    assert minutes() == 0


def test_un_responsable_note_plus_loin_qu_un_mois(lieu, awa):
    des_heures(lieu, awa, jour=JOUR - timedelta(days=100))

    assert minutes() == 120


def test_on_ne_note_que_pour_l_equipe_et_pour_soi(lieu, awa):
    with pytest.raises(PersonneAChoisir):
        ecrire(lieu)
    with pytest.raises(PasDeLEquipe):
        ecrire(lieu, une_personne("Inconnue"))
    with pytest.raises(DroitManquant):
        ecrire(lieu, awa, compte=un_compte("benevole", lieu=un_lieu()))

    moi = un_compte("benevole", lieu=lieu)
    ecrire(lieu, moi.personne, compte=moi)
    assert minutes(personne=moi.personne) == 90


# Corrections


def test_une_correction_est_une_contre_ecriture_puis_la_bonne_duree(lieu, awa):
    fausses = des_heures(lieu, awa, 480)

    corriger(
        uuid=uuid4(),
        heures=fausses,
        minutes=240,
        motif="duree",
        compte=un_compte("responsable", lieu=lieu),
    )

    ecrites = HeuresFaites.objects.order_by("id").values_list("minutes", "motif")
    assert list(ecrites) == [(480, ""), (-480, "duree"), (240, "duree")]
    assert [h.minutes for h in HeuresFaites.objects.qui_tiennent()] == [240]
    assert list(verifier_les_heures()) == []


def test_corriger_a_rien_ne_laisse_personne_actif(lieu, awa):
    moi = un_compte("benevole", lieu=lieu, personne=awa)
    fausses = des_heures(lieu, awa)

    corriger(uuid=uuid4(), heures=fausses, minutes=0, motif="doublon", compte=moi)

    assert bilan(JOUR, JOUR) == {"minutes": 0, "benevoles": 0, "reprises_min": 0}


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"motif": "humeur"}, RaisonDemandee),
        ({"minutes": 120}, RienNeChange),
        ({"deux_fois": True}, DejaCorrigee),
        ({"par": "benevole"}, DroitManquant),
    ],
)
def test_une_correction_se_refuse_avec_sa_raison(lieu, awa, champs, refus):
    responsable = un_compte("responsable", lieu=lieu)
    h = des_heures(lieu, awa)
    geste = {"heures": h, "minutes": 60, "motif": "duree", "compte": responsable}
    if champs.pop("deux_fois", False):
        corriger(uuid=uuid4(), **geste)
    if "par" in champs:
        champs = {"compte": un_compte(champs["par"], lieu=lieu)}
    avant = minutes()

    with pytest.raises(refus):
        corriger(uuid=uuid4(), **geste | champs)

    assert minutes() == avant


# Arrivals


def test_j_arrive_je_pars_compte_les_minutes(lieu, awa, time_machine):
    compte = un_compte("benevole", lieu=lieu, personne=None)
    arriver(personne=awa, lieu=lieu, pole=un_pole("tri"), compte=compte)
    with pytest.raises(TropTotPourPartir):
        partir(uuid=uuid4(), personne=awa, lieu=lieu, compte=compte)
    with pytest.raises(DejaArrivee):
        arriver(personne=awa, lieu=lieu, pole=un_pole("tri"), compte=compte)
    time_machine.move_to("2026-11-26 17:45:30+00:00", tick=False)

    heures = partir(uuid=uuid4(), personne=awa, lieu=lieu, compte=compte)

    assert (heures.minutes, heures.pole.code) == (165, "tri")
    assert not Arrivee.objects.exists()
    with pytest.raises(PasArrivee):
        partir(uuid=uuid4(), personne=awa, lieu=lieu, compte=compte)


def test_une_arrivee_oubliee_ne_compte_rien_et_fait_place(lieu, awa, time_machine):
    compte = un_compte("benevole", lieu=lieu, personne=awa)
    arriver(personne=awa, lieu=lieu, pole=un_pole(), compte=compte)
    time_machine.move_to("2026-11-27 09:00+00:00", tick=False)

    with pytest.raises(PasArrivee):
        partir(uuid=uuid4(), personne=awa, lieu=lieu, compte=compte)
    arriver(personne=awa, lieu=lieu, pole=un_pole(), compte=compte)
    time_machine.move_to("2026-11-28 09:00+00:00", tick=False)

    assert oublier_les_arrivees(avant=timezone.localdate()) == 1
    assert minutes() == 0


# Figures


def test_les_sommes_par_pole_activite_lieu_et_mois_se_recoupent(lieu, awa):
    """By hand: 2 h + 1 h 30 at the till, 3 h of sorting elsewhere in October."""
    ailleurs = un_lieu(code="MTG")
    paul = une_personne("Paul", equipe=ailleurs)
    des_heures(lieu, awa, 120, activite=une_activite("Caisse"))
    des_heures(lieu, awa, 90, activite=une_activite("Caisse"))
    des_heures(ailleurs, paul, 180, pole=un_pole("tri"), jour=date(2026, 10, 3))
    annee = (date(2026, 1, 1), date(2026, 12, 31))

    assert bilan(*annee) == {"minutes": 390, "benevoles": 2, "reprises_min": 0}
    assert par_lieu(*annee) == {lieu.pk: 210, ailleurs.pk: 180}
    assert par_mois(*annee) == {date(2026, 10, 1): (180, 1), date(2026, 11, 1): (210, 1)}
    parts = {
        p.pole.code: (p.minutes, [(a and a.nom, m) for a, m in p.activites])
        for p in par_pole(*annee)
    }
    assert parts == {"boutique": (210, [("Caisse", 210)]), "tri": (180, [(None, 180)])}
    assert bilan(*annee, [lieu.pk]) == {"minutes": 210, "benevoles": 1, "reprises_min": 0}
