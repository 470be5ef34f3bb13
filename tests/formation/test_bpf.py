"""The bilan pédagogique: a worked example by hand; what is not signed is never counted.

« Réparer un vélo » (NSF 253, other professional training): Monday morning 3 h 30, afternoon 3 h.
Paul (employee, his firm pays 600 €) signs both: 6 h 30. Rosa (jobseeker, France Travail, 450 €)
signs the morning and is absent in the afternoon: 3 h 30. Malik (private person) signed the
morning for somebody else, taken back: nothing. Nour, trainer, signs both: 6 h 30.
« Vendre en boutique » (NSF 312, RNCP), December: Rosa signs a morning of 3 h 30.
A leisure workshop is signed too: it is not professional. In all 13 h 30 = 810 minutes.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ateliers.formation.bpf import bpf_de, signes_de
from ateliers.formation.services.sessions import suivre_l_inscription
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.fabriques import un_lieu

from .en_formation import (
    absent,
    annule,
    heure,
    signe,
    un_apres_midi,
    un_formateur,
    un_matin,
    un_stagiaire,
    une_action,
    une_session,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(31, 10, 12), tick=False)]


def facturer(inscription, montant_cts, numero) -> None:
    champs = ("type_stagiaire", "origine", "financeur", "employeur", "resultat", "appreciation")
    suivre_l_inscription(
        inscription=inscription,
        compte=inscription.session.compte,
        **{nom: getattr(inscription, nom) for nom in champs},
        montant_cts=montant_cts,
        facture_numero=numero,
        facture_le=date(2026, 12, 1),
    )


@pytest.fixture
def lieu():
    lieu = un_lieu()
    velo = une_session(lieu)
    nour = un_formateur(velo)
    matin, apres_midi = un_matin(velo, formateur=nour), un_apres_midi(velo, formateur=nour)
    paul, rosa = un_stagiaire(velo), un_stagiaire(velo, "Rosa", "c", "7")
    malik = un_stagiaire(velo, "Malik", "d", "9")
    for demi_journee in (matin, apres_midi):
        signe(demi_journee, paul)
        signe(demi_journee, nour)
    signe(matin, rosa)
    absent(apres_midi, rosa)
    annule(signe(matin, malik))
    facturer(paul, 60_000, "F-12")
    facturer(rosa, 45_000, "F-13")
    vente = une_session(
        lieu, action=une_action("Vendre en boutique", code_nsf="312", objectif="rncp")
    )
    signe(
        un_matin(vente, date(2026, 12, 14)),
        un_stagiaire(vente, "Rosa", "c", "7", personne=rosa.personne),
    )
    loisir = une_session(lieu, action=une_action("Coudre pour soi", professionnelle=False))
    signe(un_matin(loisir, date(2026, 12, 15)), un_stagiaire(loisir, "Lucie", "d", "9"))
    return lieu


def lignes(cadre) -> dict[str, tuple[int, int]]:
    return {li.code: (li.stagiaires, li.minutes) for li in cadre if li.stagiaires}


def test_l_exemple_fait_a_la_main(lieu):
    b = bpf_de(2026, None)

    assert (b.stagiaires, b.minutes) == (3, 810)
    assert lignes(b.f1) == {"a": (1, 390), "c": (2, 420)}
    assert lignes(b.f3) == {"autre": (2, 600), "rncp": (1, 210)}
    assert lignes(b.f4) == {"253": (2, 600), "312": (1, 210)}
    assert [li.libelle for li in b.f4] == [
        "253 · Mécanique aéronautique et spatiale",
        "312 · Commerce, vente",
    ]
    assert {p.code: p.montant_cts for p in b.produits if p.montant_cts} == {
        "1": 60_000,
        "7": 45_000,
    }
    assert b.total_cts == 105_000
    assert [(f.nombre, f.minutes) for f in b.formateurs] == [(1, 390), (0, 0)]


def test_les_heures_sont_la_somme_des_demi_journees_signees(lieu):
    b = bpf_de(2026, None)
    signes = signes_de(2026, None)

    assert sum(e.duree_min for e in signes) == b.minutes
    for cadre, rangees in (("f1", b.f1), ("f3", b.f3), ("f4", b.f4)):
        assert sum(li.minutes for li in rangees) == b.minutes
        for li in rangees:
            derriere = signes_de(2026, None, cadre, li.code)
            assert sum(e.duree_min for e in derriere) == li.minutes


def test_une_annee_et_un_lieu_ne_comptent_que_les_leurs(lieu):
    assert bpf_de(2025, None).minutes == bpf_de(2027, None).minutes == 0
    assert bpf_de(2026, [lieu.pk]).minutes == 810
    ailleurs = bpf_de(2026, [un_lieu().pk])
    assert (ailleurs.minutes, ailleurs.total_cts) == (0, 0)
    with CaptureQueriesContext(
        connection,
    ) as requetes:
        bpf_de(2026, None)
    assert len(requetes) == 3


def test_les_indicateurs_disent_les_memes_heures(lieu):
    valeurs = ValeursDeLaPeriode(Portee(date(2026, 1, 1), date(2026, 12, 31)))

    codes = ("HEURES_STAGIAIRES", "N_STAGIAIRES", "N_SESSIONS_FORMATION")
    assert [valeurs.valeur(INDICATEURS[c]) for c in codes] == [810 * 60, 3, 2]
    novembre = ValeursDeLaPeriode(Portee(date(2026, 11, 1), date(2026, 11, 30), (lieu.pk,)))
    assert novembre.valeur(INDICATEURS["HEURES_STAGIAIRES"]) == 600 * 60
