"""Give back, or put right, what was sold in a period that is over: it counts now, linked."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from boutique.caisses.refus import CaisseAFermer
from boutique.tiroirs.releves import relever
from boutique.ventes.models import BonAchat, Vente
from collecte.clotures.services.clotures import clore, figures_du_mois_clos
from collecte.livre.models import Mouvement
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, plafonner, rend, une_caisse
from tests.boutique.alterations import ce_que_dit_verifier
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db

MARS, AVRIL = date(2026, 3, 1), date(2026, 4, 1)


@pytest.fixture
def tenue(time_machine) -> ALaCaisse:
    time_machine.move_to(datetime(2026, 3, 31, 18, 0, tzinfo=UTC), tick=False)
    plafonner("caisse", None)
    return une_caisse()


def clore_mars(tenue: ALaCaisse) -> None:
    clore(lieu=tenue.point.lieu, mois=MARS, compte=un_compte("direction"))


def le_lendemain(tenue: ALaCaisse, time_machine):
    """The first session closes; the next day another one opens. Returns the first."""
    finie = tenue.fermer()
    time_machine.move_to(datetime(2026, 4, 1, 8, 0, tzinfo=UTC), tick=False)
    tenue.rouvrir()
    return finie


def chiffres(session) -> tuple:
    r = relever(session, timezone.now())
    return r.total_cts, r.attendu_cts, r.tickets, r.par_moyen


def test_rendre_un_ticket_d_une_session_fermee_compte_aujourd_hui(tenue, time_machine):
    vente = tenue.vendre(ligne("Pantalon", masse_g=450))
    finie = le_lendemain(tenue, time_machine)
    avant = chiffres(finie)

    avoir = tenue.rendre(vente, [rend(vente.lignes.get())])

    assert (avoir.lien, avoir.jour, avoir.session) == (vente, AVRIL, tenue.session)
    assert chiffres(finie) == avant
    assert chiffres(tenue.session)[:2] == (-300, 10_000 - 300)
    assert ce_que_dit_verifier() == []


def test_rendre_un_ticket_d_un_mois_clos_laisse_ce_mois_tel_quel(tenue, time_machine):
    vente = tenue.vendre(ligne("Pantalon", masse_g=450))
    le_lendemain(tenue, time_machine)
    clore_mars(tenue)
    figures = figures_du_mois_clos(tenue.point.lieu, MARS)

    avoir = tenue.rendre(vente, [rend(vente.lignes.get(), vers="a_recycler")])

    [m] = Mouvement.objects.filter(bon=avoir.bon)
    assert (m.mois, m.revise, m.de, m.vers, m.masse_g) == (
        AVRIL, None, "vendu", "a_recycler", 450,
    )  # fmt: skip
    assert figures_du_mois_clos(tenue.point.lieu, MARS) == figures
    assert ce_que_dit_verifier() == []


def test_rendre_la_nuit_ou_le_mois_finit_reste_dans_ce_mois_qui_attend_sa_caisse(
    tenue, time_machine
):
    """The till's day goes on after midnight: its month closes after it."""
    vente = tenue.vendre(ligne("Pantalon", masse_g=450))
    time_machine.move_to(datetime(2026, 3, 31, 23, 0, tzinfo=UTC), tick=False)
    with pytest.raises(CaisseAFermer):
        clore_mars(tenue)

    avoir = tenue.rendre(vente, [rend(vente.lignes.get())])
    tenue.fermer()
    clore_mars(tenue)

    [m] = Mouvement.objects.filter(bon=avoir.bon)
    assert avoir.jour == m.jour == date(2026, 3, 31)
    assert m.revise is None
    assert figures_du_mois_clos(tenue.point.lieu, MARS)["figures"]["reemploi_g"] == 0
    assert ce_que_dit_verifier() == []


def test_un_montant_faux_vu_apres_paiement_se_rend_et_se_revend(tenue, time_machine):
    vente = tenue.vendre(ligne("Manteau", masse_g=900))
    finie = le_lendemain(tenue, time_machine)
    avant = chiffres(finie)

    avoir = tenue.rendre(vente, [rend(vente.lignes.get())], motif="Trompé de prix")
    juste = tenue.vendre(ligne("Manteau", masse_g=900, prix_cts=300))

    assert [t.jour for t in (vente, avoir, juste)] == [date(2026, 3, 31), AVRIL, AVRIL]
    assert (avoir.lien, avoir.motif) == (vente, "Trompé de prix")
    assert list(vente.suites.all()) == [avoir]
    assert chiffres(finie) == avant
    assert chiffres(tenue.session)[0] == 300 - 500
    assert Vente.objects.get(pk=vente.pk).total_cts == 500
    assert ce_que_dit_verifier() == []


def test_le_bon_d_un_echange_se_depense_le_lendemain(tenue, time_machine):
    vente = tenue.vendre(ligne("Manteau"))
    tenue.rendre(vente, [rend(vente.lignes.get())], [paye("bon", 500)])
    bon = BonAchat.objects.get()
    le_lendemain(tenue, time_machine)

    tenue.vendre(ligne("Pantalon"), reglements=[paye("bon", 300, reference=bon.code.lower())])
    suite = tenue.vendre(
        ligne("Pantalon"), reglements=[paye("bon", 200, reference=bon.code), paye("especes", 100)]
    )

    bon.refresh_from_db()
    assert bon.solde_cts == 0
    assert [r.bon_achat for r in suite.reglements.order_by("rang")] == [bon, None]
    # Nothing entered or left the drawer but the last coin.
    assert chiffres(tenue.session)[1] == 10_000 + 100
    assert ce_que_dit_verifier() == []
