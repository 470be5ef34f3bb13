"""One clock at a till, for everything done there: it never goes back, and says when it tried."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from boutique.caisses.refus import HorlogeReculee
from boutique.integrite.refus import RienAReprendre
from boutique.integrite.services.reprises import reprendre_l_horloge
from boutique.tickets.services.papiers_remis import remettre
from boutique.tiroirs.services.sessions import fermer_les_oubliees, reprendre_ici
from boutique.uniques.services.enlevements import enlever
from boutique.ventes.models import LigneVente
from petiterockette.journal.models import Maillon
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, plafonner, rend, une_caisse
from tests.boutique.remises import au_coffre_on_met, en_main, envelopper, preparer
from tests.boutique.tiroirs.test_sessions import deplacer_de
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db

MIDI = datetime(2026, 3, 10, 11, tzinfo=UTC)


def un_papier(tenue: ALaCaisse) -> None:
    vente = tenue.session.ventes.first()
    remettre(vente=vente, uuid=uuid4(), forme="papier", compte=tenue.compte, par=None)


def un_enlevement(tenue: ALaCaisse) -> None:
    enlever(ligne=LigneVente.objects.get(a_enlever=True), compte=tenue.compte)


def une_reprise_ici(tenue: ALaCaisse) -> None:
    reprendre_ici(
        session=tenue.session,
        compte=tenue.compte,
        par=None,
        appareil="une-autre-tablette",
        motif="panne",
    )


def un_retour(tenue: ALaCaisse) -> None:
    vente = tenue.session.ventes.first()
    tenue.rendre(vente, [rend(vente.lignes.get())])


GESTES: list[Callable[[ALaCaisse], object]] = [
    lambda tenue: tenue.vendre(ligne("Pantalon")),
    un_retour,
    lambda tenue: tenue.corriger(tenue.session.ventes.first(), paye("carte", 500)),
    lambda tenue: deplacer_de(tenue, 100),
    lambda tenue: au_coffre_on_met(tenue.point.lieu, 5_000),
    lambda tenue: preparer(tenue, en_main(tenue)),
    lambda tenue: envelopper(tenue, {100: 1}, session=tenue.session),
    lambda tenue: tenue.fermer(),
    un_papier,
    un_enlevement,
    une_reprise_ici,
]
NOMS = [
    *("vendre", "rendre", "corriger", "deplacer", "compter_le_coffre", "remettre_les_cheques"),
    *("envelopper", "fermer", "imprimer", "enlever", "reprendre_ici"),
]


@pytest.fixture
def tenue():
    with time_machine.travel(MIDI, tick=False):
        tenue = une_caisse(role="responsable")
        plafonner("responsable", None)
        tenue.vendre(ligne("Pantalon", a_enlever=True))
        tenue.vendre(ligne("Manteau"), reglements=[paye("cheque", 500)])
    return tenue


def les_heures() -> list[datetime]:
    """The hours of everything that was chained at the till, in order, chain by chain."""
    maillons = Maillon.objects.filter(chaine__nom__startswith="caisse:")
    return list(maillons.order_by("chaine", "rang").values_list("le", flat=True))


@pytest.mark.parametrize("geste", GESTES, ids=NOMS)
def test_un_recul_de_90_secondes_prend_la_derniere_heure_et_le_dit_une_fois(tenue, geste):
    with time_machine.travel(MIDI - timedelta(seconds=90), tick=False):
        geste(tenue)

    assert set(les_heures()) == {MIDI}
    [recul] = Maillon.objects.filter(contenu__code="horloge.reculee")
    assert recul.contenu["recul_s"] == 90


@pytest.mark.parametrize("geste", GESTES, ids=NOMS)
def test_un_recul_de_3_minutes_arrete_tout_ce_qui_se_fait_a_la_caisse(tenue, geste):
    avant = les_heures()

    with (
        time_machine.travel(MIDI - timedelta(minutes=3), tick=False),
        pytest.raises(HorlogeReculee),
    ):
        geste(tenue)

    assert les_heures() == avant


def test_compter_suit_la_meme_horloge(tenue):
    with time_machine.travel(MIDI, tick=False):
        tenue.fermer()

    with (
        time_machine.travel(MIDI - timedelta(minutes=3), tick=False),
        pytest.raises(HorlogeReculee),
    ):
        tenue.compter(10_300, cheques=1)
    with time_machine.travel(MIDI - timedelta(seconds=60), tick=False):
        assert tenue.compter(10_300, cheques=1).le == MIDI


def test_deux_gestes_dans_le_meme_recul_ne_le_disent_qu_une_fois(tenue):
    with time_machine.travel(MIDI - timedelta(seconds=90), tick=False):
        tenue.vendre(ligne("Pantalon"))
    with time_machine.travel(MIDI - timedelta(seconds=30), tick=False):
        tenue.vendre(ligne("Pantalon"))

    assert Maillon.objects.filter(contenu__code="horloge.reculee").count() == 1


def test_un_mouvement_d_especes_compte_autant_qu_un_ticket(tenue):
    with time_machine.travel(MIDI + timedelta(minutes=10), tick=False):
        deplacer_de(tenue, 100)

    with (
        time_machine.travel(MIDI + timedelta(minutes=5), tick=False),
        pytest.raises(HorlogeReculee, match="le dernier geste de la caisse"),
    ):
        tenue.vendre(ligne("Pantalon"))


def test_l_entrainement_seul_en_avance_se_reprend_aussi():
    with time_machine.travel(MIDI, tick=False):
        tenue = une_caisse(ecole=True)
    with time_machine.travel(MIDI + timedelta(hours=1), tick=False):
        tenue.vendre(ligne("Pantalon"))
    administration = un_compte("administration")

    with time_machine.travel(MIDI, tick=False):
        with pytest.raises(HorlogeReculee):
            tenue.vendre(ligne("Pantalon"))
        reprendre_l_horloge(point=tenue.point, motif="pile", compte=administration)
        vente = tenue.vendre(ligne("Pantalon"))
        with pytest.raises(RienAReprendre):
            reprendre_l_horloge(point=tenue.point, motif="pile", compte=administration)

    assert (vente.numero, vente.le) == (2, MIDI)


def test_la_nuit_laisse_ouverte_une_caisse_dont_l_horloge_a_recule_et_ferme_les_autres(tenue):
    with time_machine.travel(MIDI, tick=False):
        autre = une_caisse()
    with time_machine.travel(MIDI + timedelta(days=3), tick=False):
        deplacer_de(tenue, 100)

    n = fermer_les_oubliees(MIDI + timedelta(days=1))

    tenue.session.refresh_from_db()
    autre.session.refresh_from_db()
    assert (n, tenue.session.est_ouverte, autre.session.est_ouverte) == (1, True, False)
