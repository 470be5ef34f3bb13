"""SOLDE: a site without scale at the till deduces what it sold from what it counted."""

from datetime import date
from uuid import uuid4

import pytest

from collecte.bilans.masses import bilan
from collecte.clotures.refus import MethodeAutre, PasDInventaire
from collecte.clotures.services.soldes import ecrire_le_solde, solde_propose
from collecte.comptages.services.inventaires import arreter, commencer, compter
from collecte.matiere.refus import RienDeCompte
from collecte.mois.models import Reglage
from collecte.mois.refus import MoisClos
from collecte.mois.services.reglages import regler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import donner
from petiterockette.droits import DroitManquant
from tests.collecte.comptages.comptes import tout_compte
from tests.collecte.jours import le
from tests.collecte.livres import au_rayon, clos, pas, stock
from tests.fabriques import categorie, entete, type_don, un_compte, un_depot, un_point, une_ligne

pytestmark = pytest.mark.django_db
AVRIL = date(2027, 4, 1)


@pytest.fixture
def point(time_machine, direction):
    """A site by SOLDE since January, opened with 200 kg of books on the 1st of February."""
    point = un_point("quai")
    time_machine.move_to(le(2, 1), tick=False)
    admin = un_compte("administration")
    regler(
        lieu=point.lieu,
        cle=Reglage.Cle.METHODE_VENTE,
        valeur="solde",
        debut=date(2027, 1, 1),
        compte=admin,
    )
    inventorier(point, direction, "livres", 200_000, ouverture=True)
    return point


def inventorier(point, compte, code, masse_g, ouverture=False, etape="rayon"):
    inventaire = commencer(lieu=point.lieu, compte=compte, ouverture=ouverture)
    compter(
        inventaire=inventaire,
        uuid=uuid4(),
        compte=compte,
        categorie=categorie(code),
        etape=etape,
        masse_g=masse_g,
    )
    tete = entete(compte, point)
    confirmes = tout_compte(inventaire)
    return arreter(inventaire=inventaire, entete=tete, motif="inventaire", confirmes=confirmes)[0]


def ecrire(point, compte, mois=AVRIL):
    return ecrire_le_solde(lieu=point.lieu, mois=mois, entete=entete(compte, point))[0]


def test_ce_qui_manque_au_compte_a_ete_vendu(point, direction, time_machine):
    """200 at the start + 90 in − 15 given − 170 counted − 25 already written = 80 sold."""
    time_machine.move_to(le(4, 10), tick=False)
    au_rayon(point, "livres", 90_000)
    donner(
        entete=entete(point=point),
        type_don=type_don(),
        categorie=categorie("livres"),
        brut_g=15_000,
    )
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=25_000)
    time_machine.move_to(le(4, 30, 18), tick=False)
    compte = inventorier(point, direction, "livres", 170_000)
    # Counting lost nothing: what lacks was sold, and the closing says it.
    assert not compte.mouvements.exists()
    time_machine.move_to(le(5, 2), tick=False)

    assert [(d.categorie.code, d.vendu_g) for d in solde_propose(point.lieu, AVRIL)] == [
        ("livres", 80_000)
    ]
    bon = ecrire(point, direction)

    m = bon.mouvements.get()
    assert (m.de, m.vers, m.masse_g, m.mesure) == ("rayon", "vendu", 80_000, "deduite")
    assert bon.jour == date(2027, 4, 30)
    assert stock(point.lieu, "livres", "rayon") == 170_000
    b = bilan(AVRIL, date(2027, 4, 30), [point.lieu])
    assert (b.reemploi_g, b.deduite_g) == (120_000, 80_000)
    with pytest.raises(RienDeCompte):
        ecrire(point, direction)


def test_sans_nouveau_compte_le_rayon_est_suppose_plein_comme_au_dernier(
    point, direction, time_machine
):
    time_machine.move_to(le(4, 10), tick=False)
    au_rayon(point, "livres", 30_000)
    time_machine.move_to(le(5, 2), tick=False)

    assert [d.vendu_g for d in solde_propose(point.lieu, AVRIL)] == [30_000]


def test_un_compte_fait_au_debut_du_mois_suivant_sert_a_clore(point, direction, time_machine):
    time_machine.move_to(le(4, 10), tick=False)
    au_rayon(point, "livres", 30_000)
    time_machine.move_to(le(5, 3, 9), tick=False)
    inventorier(point, direction, "livres", 220_000)

    assert [d.vendu_g for d in solde_propose(point.lieu, AVRIL)] == [10_000]


def test_ce_qui_manque_au_tri_s_y_deduit_et_le_compte_tient(point, direction, time_machine):
    """60 kg wait in the books, 45 are counted: 15 went to the shelf and were sold."""
    time_machine.move_to(le(4, 10), tick=False)
    un_depot(une_ligne("textiles", 60_000), point=point)
    time_machine.move_to(le(4, 30, 18), tick=False)
    inventorier(point, direction, "textiles", 45_000, etape="a_trier")
    time_machine.move_to(le(5, 2), tick=False)
    # Since then some was put on the shelf: it has nothing to do with April.
    au_rayon(point, "textiles", 7_000)

    bon = ecrire(point, direction)

    assert pas(bon) == [
        ("textiles", "a_trier", "rayon", 15_000),
        ("textiles", "rayon", "vendu", 15_000),
    ]
    assert stock(point.lieu, "textiles", "a_trier") == 45_000
    assert stock(point.lieu, "textiles", "rayon") == 7_000
    with pytest.raises(RienDeCompte):
        ecrire(point, direction)


def test_le_vrac_qui_manque_est_perdu_pas_vendu(point, direction, time_machine):
    time_machine.move_to(le(4, 10), tick=False)
    un_depot(une_ligne("vrac", 20_000), point=point)
    time_machine.move_to(le(4, 30, 18), tick=False)

    compte = inventorier(point, direction, "vrac", 12_000, etape="a_trier")

    assert pas(compte) == [("vrac", "a_trier", "perdu", 8_000)]
    time_machine.move_to(le(5, 2), tick=False)
    assert solde_propose(point.lieu, AVRIL) == []


def test_un_surplus_ne_devient_pas_une_vente(point, direction, time_machine):
    time_machine.move_to(le(4, 30, 18), tick=False)
    inventorier(point, direction, "livres", 205_000)
    time_machine.move_to(le(5, 2), tick=False)

    assert solde_propose(point.lieu, AVRIL) == []
    assert stock(point.lieu, "livres", "rayon") == 205_000


def test_le_solde_est_refuse_dans_ces_cas(point, direction, time_machine):
    time_machine.move_to(le(5, 2), tick=False)
    autre = un_point("quai")

    with pytest.raises(MethodeAutre):
        solde_propose(autre.lieu, AVRIL)
    with pytest.raises(DroitManquant):
        ecrire(point, un_compte("tri", lieu=point.lieu))
    with pytest.raises(PasDInventaire):
        solde_propose(point.lieu, date(2028, 3, 1))
    clos(point.lieu, AVRIL)
    with pytest.raises(MoisClos):
        ecrire(point, direction)
