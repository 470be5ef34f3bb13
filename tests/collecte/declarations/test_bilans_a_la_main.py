"""Balances of three streams worked by hand, to the gram; what is in none is listed."""

from datetime import UTC, date, datetime
from random import Random
from uuid import uuid4

import pytest

from collecte.bilans.masses import bilan
from collecte.declarations.bilans.lignes import bilan_des_lignes, ensemble
from collecte.declarations.bilans.nomenclature import Place
from collecte.declarations.bilans.partage import partage
from collecte.declarations.models import Convention
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from tests.collecte.livres import deposer
from tests.fabriques import categorie, entete, un_compte, un_depot, un_lieu, un_point, une_ligne

from .les_conventions import (
    JUILLET,
    SEPTEMBRE,
    appareils,
    declaree,
    le_bilan,
    le_tableau,
    mobilier,
    piles,
    textiles,
    une_convention,
)

pytestmark = pytest.mark.django_db

# Stock at the start, collected, reused, recycled, thrown away, changed of line, stock at the end.
TERMES = ("stock_debut", "collecte", "reemploi", "recycle", "elimine", "reclasse", "stock_fin")


def termes(dossier, ligne: str) -> tuple[int, ...]:
    rangee = le_bilan(dossier)[ligne]
    assert rangee["ecart"] == 0
    return tuple(rangee[terme] for terme in TERMES)


def test_les_textiles_a_la_main(trimestre):
    # 12 + 140 − (35 + 10) − 50 = 57
    dossier = declaree(textiles()).dossier

    assert termes(dossier, "TLC – tlc") == (12_000, 140_000, 45_000, 50_000, 0, 0, 57_000)
    assert le_tableau(dossier, "declaration-origines")["TLC – tlc"] == {
        "apport-volontaire": 100_000,
        "domicile": 40_000,
    }
    colonnes = le_tableau(dossier, "declaration-colonnes")["TLC – tlc"]
    assert (colonnes["vendu"], colonnes["donne"], colonnes["non_pese"]) == (35_000, 10_000, 0)


def test_le_mobilier_a_la_main(trimestre):
    # 0 + 80 − 25 − 15 = 40
    dossier = declaree(mobilier()).dossier

    assert termes(dossier, "EA – ea") == (0, 80_000, 25_000, 0, 15_000, 0, 40_000)


def test_les_appareils_et_les_piles_qui_en_sortent_a_la_main(trimestre):
    # PAM: 30 − 8 − 10 − (2 + 1,5) = 8,5; lamps: 1,5 − 1 = 0,5; batteries: 2 − 2 = 0
    des_appareils, des_piles = appareils(), piles()

    dossier = declaree(des_appareils).dossier

    assert termes(dossier, "PAM – pam") == (0, 30_000, 8_000, 10_000, 0, -3_500, 8_500)
    assert termes(dossier, "LAMPES – lampes") == (0, 0, 0, 1_000, 0, 1_500, 500)
    assert termes(dossier, "Ensemble") == (0, 30_000, 8_000, 11_000, 0, -2_000, 9_000)
    autre = declaree(des_piles).dossier
    assert termes(autre, "PILES – piles") == (0, 0, 0, 2_000, 0, 2_000, 0)


def test_sans_convention_de_piles_elles_restent_aux_appareils(trimestre):
    dossier = declaree(appareils()).dossier

    # 2 kg of batteries were recycled from that line.
    assert termes(dossier, "PAM – pam") == (0, 30_000, 8_000, 12_000, 0, -1_500, 8_500)


def test_les_bons_d_enlevement_font_ce_que_le_bilan_dit(trimestre):
    dossier = declaree(mobilier()).dossier
    bons = le_tableau(dossier, "declaration-bons")

    assert {nom: b["masse"] for nom, b in bons.items()} == {"Bacs et déchetterie": 15_000}
    dossier = declaree(textiles()).dossier
    [gebetex] = le_tableau(dossier, "declaration-bons").values()
    assert (gebetex["remis à"], gebetex["masse"]) == ("Gebetex", 50_000)


def test_chaque_kilo_est_dans_une_ligne_ou_hors_conventions(trimestre):
    textiles(), mobilier(), appareils(), piles()

    lu = partage(JUILLET, SEPTEMBRE)

    assert lu.tombe_juste
    assert [(str(c), b.collecte, b.stock_fin) for c, b in lu.hors] == [("Livres", 20_000, 20_000)]
    assert lu.des_lignes.collecte == 250_000
    assert lu.tout.collecte == bilan(JUILLET, SEPTEMBRE).collecte_g == 270_000


def test_deux_lieux_et_une_convention_qui_n_en_couvre_qu_un(trimestre):
    ailleurs = un_point("quai", lieu=un_lieu(code="LIL", nom="Lilas"))
    deposer(ailleurs, "textiles", 7_000)
    textiles(lieux=[trimestre.lieu])

    lu = partage(date(2026, 10, 1), date(2026, 10, 31))

    assert lu.tombe_juste
    assert [(str(li), b.collecte, b.stock_debut) for li, b in lu.lignes] == [
        ("TLC – tlc", 0, 57_000)
    ]
    assert {str(c): b.collecte for c, b in lu.hors}["Textiles et accessoires"] == 7_000


def test_une_convention_qui_commence_au_milieu_prend_ce_qui_est_deja_la(trimestre):
    appareils()
    piles(debut=date(2026, 8, 20))

    lignes = {str(li): b for li, b in partage(JUILLET, SEPTEMBRE).lignes}

    # 2 kg set apart on the 12th of August were of the appliances until the 20th.
    assert lignes["PILES – piles"].reclasse == 2_000
    assert lignes["PAM – pam"].reclasse == -3_500
    assert all(b.ecart == 0 for b in lignes.values())


def test_en_pieces_ce_qui_n_est_pas_compte_n_y_est_pas(point, time_machine):
    time_machine.move_to("2026-08-03 09:00+00:00", tick=False)
    un_depot(une_ligne("mobilier", 40_000, quantite=5), une_ligne("mobilier", 9_000), point=point)
    vendre_hors_caisse(
        entete=entete(point=point), categorie=categorie("mobilier"), masse_g=16_000, quantite=2
    )
    time_machine.move_to("2026-10-05 09:00+00:00", tick=False)
    convention = mobilier(unite=Convention.Unite.PIECES)

    compte = bilan_des_lignes(JUILLET, SEPTEMBRE, None, convention.unite)[
        Place(convention.lignes.get().pk)
    ]

    assert (compte.collecte, compte.vendu, compte.stock_fin, compte.ecart) == (5, 2, 3, 0)


@pytest.mark.parametrize("graine", range(3))
def test_un_mois_au_hasard_a_chaque_gramme_a_une_place(point, time_machine, graine):
    """What was typed, kept in a plain dictionary, against the sum of the lines and of the rest."""
    hasard, tape = Random(graine), {"collecte": 0, "vendu": 0}
    qui = un_compte("responsable", lieu=point.lieu)
    textiles(), mobilier(), appareils(), piles()
    codes = ("textiles", "mobilier", "pam", "ecrans", "livres", "velo", "bibelots")
    depots = []
    for jour in sorted(hasard.sample(range(1, 29), 8)):
        time_machine.move_to(datetime(2026, 9, jour, 9, tzinfo=UTC), tick=False)
        g = hasard.randrange(1_000, 60_000)
        depots.append((deposer(point, hasard.choice(codes), g, compte=qui), g))
        tape["collecte"] += g
        g = hasard.randrange(100, 5_000)
        vendre_hors_caisse(
            entete=entete(point=point), categorie=categorie(hasard.choice(codes)), masse_g=g
        )
        tape["vendu"] += g
    bon, g = hasard.choice(depots)
    annuler(bon=bon, motif="doublon", compte=qui, uuid=uuid4())
    tape["collecte"] -= g

    lu = partage(date(2026, 9, 1), SEPTEMBRE)

    assert lu.tombe_juste
    assert (lu.tout.collecte, lu.tout.vendu) == (tape["collecte"], tape["vendu"])
    assert lu.tout.stock_fin == tape["collecte"] - tape["vendu"]
    assert ensemble(b for _li, b in [*lu.lignes, *lu.hors]).reclasse == 0


def test_nos_propres_dechets_ne_sont_dans_aucune_ligne(point, time_machine):
    from collecte.sorties.services.sorties import sortir_des_bacs
    from tests.fabriques import bac

    time_machine.move_to("2026-09-03 09:00+00:00", tick=False)
    poubelle = bac()
    sortir_des_bacs(
        entete=entete(point=point), bac=poubelle, n=1, brut_g=9_000 + poubelle.tare_g, maison=True
    )
    une_convention(("TV", ("autres",), ("tout-venant",)), nom="Valobat", filiere="bâtiment")

    assert bilan_des_lignes(JUILLET, SEPTEMBRE) == {}
