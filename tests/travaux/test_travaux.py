"""A work asked once is done once, whoever begins it, and says what came of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks import default_task_backend

from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.travaux.conduite import (
    DELAIS,
    PlusANous,
    conduire,
    conduire_ce_qui_attend,
    reprendre_les_interrompus,
)
from petiterockette.travaux.models import EtapeDeNuit, Travail
from petiterockette.travaux.refus import RienAReessayer
from petiterockette.travaux.registre import ARemettre, Impossible
from petiterockette.travaux.services import ranger, reessayer, remettre_en_file
from tests.fabriques import un_compte
from tests.parallele import en_parallele

from .ouvrages import en_panne, nature, un_travail

pytestmark = pytest.mark.django_db
MIDI = datetime(2026, 11, 26, 12, tzinfo=ZoneInfo("Europe/Paris"))


def lu(travail: Travail) -> tuple[str, str]:
    travail.refresh_from_db()
    return travail.etat, travail.phrase


def test_demande_deux_fois_c_est_le_meme_travail(django_capture_on_commit_callbacks):
    default_task_backend.clear()
    with django_capture_on_commit_callbacks(execute=True):
        premier, second = un_travail(), un_travail()

    assert premier == second
    assert [r.args for r in default_task_backend.results] == [[premier.pk]]


def test_un_travail_dit_ou_il_en_est_puis_ce_qu_il_a_donne():
    vus = []

    def faire(donnees, avancement):
        avancement.dire("À mi-chemin.", 1, 2)
        vus.append(Travail.objects.values_list("etat", "phrase", "fait", "total").get())
        return f"{donnees['n']} fois."

    travail = un_travail(donnees={"n": 3})
    with nature(faire):
        assert conduire(travail.pk)

    assert vus == [("en_cours", "À mi-chemin.", 1, 2)]
    assert lu(travail) == ("fait", "3 fois.")
    assert travail.fini_le


def test_ce_qui_est_fait_ne_se_refait_pas():
    appels = []
    travail = un_travail()
    with nature(lambda d, a: appels.append(1) or "Fait."):
        assert conduire(travail.pk)
        assert not conduire(travail.pk)
        assert conduire_ce_qui_attend() == 0

    assert appels == [1]


def test_une_panne_se_dit_et_n_emporte_pas_l_ouvrier():
    travail = un_travail()
    with nature(lambda d, a: 1 / 0):
        conduire(travail.pk)

    etat, phrase = lu(travail)
    assert etat == "panne"
    assert "journal technique" in phrase


def test_ce_qui_ne_se_fera_jamais_dit_pourquoi():
    travail = un_travail()

    def faire(donnees, avancement):
        raise Impossible("L’adresse est refusée.")

    with nature(faire):
        conduire(travail.pk)

    assert lu(travail) == ("panne", "L’adresse est refusée.")


@pytest.mark.parametrize(
    ("refus", "phrase"),
    [
        (RienAReessayer(), str(RienAReessayer())),
        (DroitManquant("travaux.tenir"), "Qui l’avait demandé n’en a plus le droit."),
    ],
)
def test_ce_qu_une_regle_refuse_se_dit_dans_ses_mots_et_ne_se_retente_pas(refus, phrase):
    travail = un_travail()

    def faire(donnees, avancement):
        raise refus

    with nature(faire):
        conduire(travail.pk)
        assert not conduire(travail.pk)

    assert lu(travail) == ("panne", phrase)


def test_un_travail_que_le_produit_ne_connait_plus_ne_bloque_rien():
    travail = un_travail()

    conduire(travail.pk)

    assert lu(travail) == ("panne", "Le produit ne sait plus faire ce travail.")


def test_ce_qui_est_remis_attend_de_plus_en_plus_longtemps_puis_quelqu_un_doit_voir(time_machine):
    time_machine.move_to(MIDI, tick=False)
    travail = un_travail()

    def faire(donnees, avancement):
        raise ARemettre("Le serveur ne répond pas.")

    with nature(faire):
        for delai in DELAIS:
            assert conduire(travail.pk)
            assert lu(travail) == ("attend", "Le serveur ne répond pas.")
            assert travail.pas_avant == timezone.now() + delai
            # Too early, it is left alone.
            time_machine.shift(delai - timedelta(seconds=1))
            assert not conduire(travail.pk)
            time_machine.shift(1)
        assert conduire(travail.pk)

    assert lu(travail) == ("panne", "Le serveur ne répond pas.")


def test_un_travail_interrompu_reprend_apres_un_long_silence(settings, time_machine):
    time_machine.move_to(MIDI, tick=False)
    travail = un_travail()
    Travail.objects.update(etat="en_cours", battement=MIDI, essais=1)

    time_machine.shift(settings.SILENCE_D_UN_OUVRIER_S)
    assert reprendre_les_interrompus(timezone.now()) == 0
    time_machine.shift(1)
    assert reprendre_les_interrompus(timezone.now()) == 1

    with nature(lambda d, a: "Fait."):
        assert conduire(travail.pk)
    assert lu(travail) == ("fait", "Fait.")
    assert travail.essais == 2


def test_ce_qui_tue_son_ouvrier_a_chaque_fois_n_est_pas_repris_sans_fin(time_machine):
    time_machine.move_to(MIDI, tick=False)
    travail = un_travail()
    il_y_a_longtemps = MIDI - timedelta(hours=1)
    Travail.objects.update(etat="en_cours", battement=il_y_a_longtemps, essais=len(DELAIS) + 1)

    assert reprendre_les_interrompus(timezone.now()) == 0
    assert lu(travail)[0] == "panne"


def test_un_ouvrier_cru_mort_s_arrete_et_n_ecrit_rien():
    travail = un_travail()

    def faire(donnees, avancement):
        Travail.objects.update(essais=9, phrase="à un autre")
        with pytest.raises(PlusANous):
            avancement.dire("encore là")
        raise PlusANous

    with nature(faire):
        conduire(travail.pk)

    assert lu(travail) == ("en_cours", "à un autre")


def test_ce_que_la_file_a_perdu_y_retourne_et_pas_le_reste(settings, time_machine):
    # Put in the queue, then taken by a worker that was killed before it began.
    settings.SILENCE_D_UN_OUVRIER_S = 60
    time_machine.move_to(MIDI, tick=False)
    un_travail("perdu")
    en_panne(un_travail("panne"))
    remis = un_travail("remis")
    Travail.objects.filter(pk=remis.pk).update(pas_avant=MIDI + timedelta(hours=1), en_file_le=None)

    assert remettre_en_file(MIDI + timedelta(seconds=60)) == 0
    assert remettre_en_file(MIDI + timedelta(seconds=61)) == 1
    assert remettre_en_file(MIDI + timedelta(seconds=121)) == 0
    assert remettre_en_file(MIDI + timedelta(minutes=61)) == 2


def test_on_reessaie_ce_qui_est_en_panne_et_le_journal_le_dit():
    travail = en_panne(un_travail())

    reessayer(travail=travail, par=un_compte("direction"))

    assert lu(travail) == ("attend", "")
    assert Entree.objects.get().code == "travaux.travail.reessaye"
    with pytest.raises(RienAReessayer):
        reessayer(travail=travail, par=un_compte("direction"))
    with pytest.raises(DroitManquant):
        reessayer(travail=travail, par=un_compte("tresorerie"))


def test_les_vieux_travaux_se_rangent_et_les_autres_restent(time_machine):
    time_machine.move_to(MIDI, tick=False)
    vieux = MIDI - timedelta(days=61)
    for cle, etat, fini_le in (
        ("vieux", "fait", vieux),
        ("hier", "fait", MIDI - timedelta(days=1)),
        ("panne", "panne", vieux),
    ):
        travail = un_travail(cle)
        Travail.objects.filter(pk=travail.pk).update(etat=etat, fini_le=fini_le)
    un_travail("attend")
    EtapeDeNuit.objects.create(
        jour=vieux.date(), code="x", etat="faite", commence_le=vieux, fini_le=vieux
    )

    assert ranger(MIDI) == 2
    assert set(Travail.objects.values_list("cle", flat=True)) == {"hier", "panne", "attend"}


@pytest.mark.django_db(transaction=True)
def test_deux_ouvriers_a_la_fois_n_en_font_qu_un():
    appels = []
    travail = un_travail()

    with nature(lambda d, a: appels.append(1) or "Fait."):
        resultats = en_parallele([lambda: conduire(travail.pk)] * 4)

    assert sorted(resultats) == [False, False, False, True]
    assert appels == [1]
