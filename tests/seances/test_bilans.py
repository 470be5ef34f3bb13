"""Who came, and what came of it: sealed, corrected by a second bilan, summed by hand."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from ateliers.seances.bilans import bilan_du
from ateliers.seances.models import Comptee, TetesComptees
from ateliers.seances.refus import (
    CodeInconnu,
    CompteDemande,
    PasConfirmee,
    PasEncoreCommencee,
    RienARetirer,
    RienNeChange,
    SeanceClose,
    SeancePasClose,
)
from ateliers.seances.services.bilans import clore, corriger
from ateliers.seances.services.presences import (
    compter,
    comptes_de,
    du_code,
    noter_les_venus,
    presents_de,
)
from ateliers.seances.verifications import bilans
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.seances.seances import (
    MATIN,
    PENDANT,
    en_ligne,
    un_responsable,
    une_inscription,
    une_seance,
    une_seance_close,
)

pytestmark = pytest.mark.django_db


def tape(seance, public="tous", pas=1, uuid=None):
    return compter(
        seance=seance,
        uuid=uuid or uuid4(),
        public=public,
        pas=pas,
        compte=un_responsable(seance.lieu),
    )


def test_chaque_tape_compte_une_personne_et_la_meme_tape_une_seule_fois(horloge):
    horloge.move_to(MATIN, tick=False)
    seance = une_seance()
    uuid = uuid4()

    neuves = [tape(seance, "seniors", uuid=u)[1] for u in (uuid, uuid4())]
    tape(seance, "seniors", uuid=uuid)
    tape(seance, "primaire")
    tape(seance, "primaire", pas=-1)

    assert neuves == [True, True]
    assert comptes_de(seance) == {"seniors": 2}
    assert Comptee.objects.count() == 4
    with pytest.raises(RienARetirer):
        tape(seance, "primaire", pas=-1)


def test_la_liste_et_le_compteur_s_ajoutent(horloge):
    horloge.move_to(MATIN, tick=False)
    seance = une_seance(public="adherents", places=9)
    inscription = une_inscription(seance, places=4)
    compte = un_responsable(seance.lieu)
    tape(seance, "seniors")

    noter_les_venus(inscription=du_code(seance, inscription.code), venus=3, compte=compte)

    assert presents_de(seance) == {"adherents": 3, "seniors": 1}
    noter_les_venus(inscription=inscription, venus=None, compte=compte)
    assert presents_de(seance) == {"seniors": 1}


@pytest.mark.parametrize("lu", ["{0}", " {0} ", "http://127.0.0.1:8000/seances/venir/{0}/"])
def test_le_code_se_tape_ou_se_scanne(lu):
    seance = une_seance()
    inscription = une_inscription(seance)

    assert du_code(seance, lu.format(inscription.code)) == inscription
    assert du_code(seance, lu.format(inscription.code.lower())) == inscription


def test_un_code_d_une_autre_seance_ou_d_une_place_en_attente_ne_fait_entrer_personne(horloge):
    horloge.move_to(MATIN, tick=False)
    seance, autre = une_seance(places=1), une_seance()
    une_inscription(seance)
    attend = en_ligne(seance)

    with pytest.raises(CodeInconnu, match="ABC"):
        du_code(autre, "ABC")
    with pytest.raises(CodeInconnu):
        du_code(autre, attend.code)
    with pytest.raises(PasConfirmee):
        noter_les_venus(inscription=attend, venus=1, compte=un_responsable(seance.lieu))


def test_un_bilan_se_fait_une_fois_la_seance_commencee_et_la_scelle(horloge):
    seance = une_seance()
    compte = un_responsable(seance.lieu)
    geste = {"seance": seance, "minutes": 150, "compte": compte}
    uuid = uuid4()

    with pytest.raises(PasEncoreCommencee):
        clore(**geste, uuid=uuid, tetes={"tous": 3})
    horloge.move_to(PENDANT, tick=False)
    with pytest.raises(CompteDemande):
        clore(**geste, uuid=uuid, tetes={"tous": 0})
    vus = [clore(**geste, uuid=uuid, tetes={"tous": 3}, recit="Douze  ourlets.") for _ in "ab"]

    seance.refresh_from_db()
    assert vus[0][0] == vus[1][0]
    assert (seance.recit, seance.bilans.count()) == ("Douze ourlets.", 1)
    with pytest.raises(SeanceClose):
        clore(**geste, uuid=uuid4(), tetes={"tous": 3})
    with pytest.raises(SeanceClose):
        tape(seance)


def test_une_correction_remplace_le_bilan_dans_les_chiffres_et_garde_le_premier(horloge):
    bilan = une_seance_close(horloge=horloge, tetes={"tous": 12, "seniors": 2}, places=20)
    geste = {
        "seance": bilan.seance,
        "minutes": 150,
        "reemploi_g": 4_500,
        "motif": "compte",
        "compte": un_responsable(bilan.seance.lieu),
    }

    with pytest.raises(RienNeChange):
        corriger(**geste, uuid=uuid4(), tetes={"tous": 12, "seniors": 2, "lycee": 0})
    corrige, _neuf = corriger(**geste, uuid=uuid4(), tetes={"tous": 10})

    b = bilan_du(date(2026, 12, 5), date(2026, 12, 5), None)
    assert (corrige.rang, bilan.seance.bilans.count()) == (2, 2)
    assert (b.seances, b.participants, b.heures_participants_min) == (1, 10, 1_500)


def test_un_bilan_fait_par_erreur_se_corrige_a_personne_et_la_seance_ne_compte_plus(horloge):
    bilan = une_seance_close(horloge=horloge, tetes={"tous": 12}, places=20)
    geste = {
        "seance": bilan.seance,
        "minutes": 150,
        "motif": "compte",
        "compte": un_responsable(bilan.seance.lieu),
    }
    jour = date(2026, 12, 5)

    corrige, _neuf = corriger(**geste, uuid=uuid4(), tetes={})

    assert (corrige.presents, bilan_du(jour, jour, None).seances) == (0, 0)
    corriger(**geste, uuid=uuid4(), tetes={"tous": 3})
    assert bilan_du(jour, jour, None).participants == 3


def test_une_seance_ouverte_n_a_pas_de_bilan_a_corriger():
    seance = une_seance()

    with pytest.raises(SeancePasClose):
        corriger(
            seance=seance,
            uuid=uuid4(),
            tetes={"tous": 1},
            minutes=60,
            motif="compte",
            compte=un_responsable(seance.lieu),
        )


def test_les_indicateurs_se_refont_a_la_main(horloge):
    """12 of 20 for 2 h 30, 6 of 6 for 2 h 30, 9 uncounted for 2 h 30.

    Hours-participants: (12 + 6 + 9) × 2 h 30 = 67 h 30; seats: 18 / 26 = 69,2 %.
    """
    debut = horloge.move_to
    for tetes, places, grammes in ((12, 20, 4_500), (6, 6, 0), (9, None, 1_250)):
        debut("2026-11-25T09:00:00Z", tick=False)
        une_seance_close(horloge=horloge, tetes={"tous": tetes}, places=places, reemploi_g=grammes)
    debut("2026-11-25T09:00:00Z", tick=False)
    une_seance()

    valeurs = ValeursDeLaPeriode(Portee(date(2026, 12, 1), date(2026, 12, 31)))

    assert {
        code: valeurs.valeur(INDICATEURS[code])
        for code in (
            *("N_SEANCES", "N_PARTICIPANTS", "HEURES_SEANCES", "HEURES_PARTICIPANTS"),
            *("TAUX_REMPLISSAGE", "KG_SEANCES"),
        )
    } == {
        "N_SEANCES": 3,
        "N_PARTICIPANTS": 27,
        "HEURES_SEANCES": 450 * 60,
        "HEURES_PARTICIPANTS": 243_000,
        "TAUX_REMPLISSAGE": Decimal("69.2"),
        "KG_SEANCES": 5_750,
    }


def test_une_seance_du_31_au_soir_est_du_mois_de_paris(horloge):
    bilan = une_seance_close(horloge=horloge)
    minuit = bilan.seance.debut + timedelta(days=27)

    assert bilan_du(date(2026, 12, 1), date(2026, 12, 4), None).seances == 0
    assert bilan_du(date(2026, 12, 5), date(2026, 12, 5), [bilan.seance.lieu_id]).seances == 1
    assert bilan_du(date(2026, 12, 5), minuit.date(), [0]).seances == 0


def test_la_verification_voit_un_bilan_dont_les_tetes_ne_font_pas_la_somme(horloge):
    bilan = une_seance_close(horloge=horloge, tetes={"tous": 12})
    assert list(bilans()) == []

    TetesComptees.objects.create(bilan=bilan, public="seniors", presents=1)

    assert [c.phrase for c in bilans()] == [f"bilan nº {bilan.pk} : 12 présents, 13 par public"]
