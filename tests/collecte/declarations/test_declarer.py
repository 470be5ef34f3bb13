"""Declare: once, in order, frozen, and what moved since is carried into the next."""

from datetime import UTC, date, datetime
from io import BytesIO
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from collecte.clotures.services.clotures import clore, rouvrir
from collecte.declarations.alertes import declarations_dues
from collecte.declarations.models import Declaration
from collecte.declarations.refus import (
    MoisDeclare,
    PasLaSuivante,
    PasSignee,
    PeriodePasFinie,
    PrecedentePasFigee,
    RienADeclarer,
    SansLigne,
    SuivanteFigee,
)
from collecte.livre.services.annulations import annuler
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.pages import pieces_depuis
from petiterockette.dossiers.refus import PieceObligatoire, TenuAilleurs
from petiterockette.dossiers.services.dossiers import changer, relire
from petiterockette.dossiers.services.fichiers import faire_les_fichiers
from petiterockette.dossiers.services.figements import envoyer, reprendre
from petiterockette.dossiers.services.ordre import choisir
from tests.collecte.livres import deposer
from tests.dossiers.les_dossiers import fige
from tests.fabriques import un_compte

from .les_conventions import JUILLET, SEPTEMBRE, declaree, le_bilan, textiles, une_convention

pytestmark = pytest.mark.django_db
OCTOBRE = date(2026, 10, 1)
TLC = "TLC – tlc"


def envoyee(convention, debut=JUILLET) -> Dossier:
    dossier = declaree(convention, debut).dossier
    fige(dossier)
    return envoyer(dossier=dossier, compte=dossier.compte)


def test_une_declaration_est_le_dossier_de_sa_periode(trimestre):
    declaration = declaree(textiles(lieux=[trimestre.lieu]))
    dossier = declaration.dossier

    assert dossier.objet == Dossier.Objet.DECLARATION
    assert (dossier.debut, dossier.fin) == (JUILLET, SEPTEMBRE)
    assert list(dossier.lieux.all()) == [trimestre.lieu]
    assert dossier.a_rendre_le == date(2026, 10, 30)
    assert dossier.titre == "Refashion – textiles, 3e trimestre 2026"
    assert not dossier.choisis.filter(code="declaration-appareils").exists()


def test_deux_touches_font_une_declaration(trimestre):
    convention = textiles()

    assert declaree(convention) == declaree(convention)
    assert Declaration.objects.count() == Dossier.objects.count() == 1


def test_on_declare_dans_l_ordre_et_une_fois_la_periode_finie(trimestre):
    convention = textiles()

    with pytest.raises(PasLaSuivante):
        declaree(convention, OCTOBRE)
    declaree(convention)
    with pytest.raises(PeriodePasFinie) as refus:
        declaree(convention, OCTOBRE)
    assert "4e trimestre 2026" in str(refus.value)
    assert "1er janvier 2027" in str(refus.value)


def test_ni_un_modele_ni_une_convention_sans_ligne_ni_une_finie(trimestre):
    with pytest.raises(PasSignee):
        declaree(textiles(debut=None, numero=""))
    with pytest.raises(SansLigne):
        declaree(une_convention())
    finie = textiles(nom="Ecologic", fin=SEPTEMBRE)
    declaree(finie)
    with pytest.raises(RienADeclarer):
        declaree(finie, OCTOBRE)


def test_la_premiere_et_la_derniere_periode_sont_celles_de_la_convention(trimestre):
    convention = textiles(debut=date(2026, 8, 10), fin=date(2026, 9, 20))

    dossier = declaree(convention, date(2026, 8, 10)).dossier

    assert (dossier.debut, dossier.fin) == (date(2026, 8, 10), date(2026, 9, 20))
    # 12 + 100 kg before the 10th of August; 40 after.
    rangee = le_bilan(dossier)[TLC]
    assert (rangee["stock_debut"], rangee["collecte"], rangee["ecart"]) == (112_000, 40_000, 0)


def test_ce_qui_change_apres_l_envoi_passe_dans_la_suivante(trimestre, time_machine):
    convention = textiles()
    dossier = envoyee(convention)
    deposer(trimestre, "textiles", 3_000, jour="2026-09-20", compte=un_compte("direction"))

    relu = relire(dossier=dossier, compte=dossier.compte)
    figement = dossier.dernier_figement
    bouges = pieces_depuis(figement.contenu, relu.lecture)
    assert [
        (p.rangee, c.libelle, c.ecart.replace("\u00a0", " ")) for p in bouges for c in p.colonnes
    ] == [("Collecté (+)", TLC, "+3 kg"), ("Stock à la fin (=)", TLC, "+3 kg")]
    time_machine.move_to("2027-01-05 09:00+00:00")
    suivante = declaree(convention, OCTOBRE).dossier

    regularise = le_bilan(suivante, "declaration-regularisation")
    assert regularise == {TLC: {"collecte": 3_000, "stock_fin": 3_000}}
    # 57 kg were declared at the end of September; it opens with 60.
    assert le_bilan(suivante)[TLC]["stock_debut"] == 60_000
    assert le_bilan(suivante)[TLC]["ecart"] == 0
    assert suivante.part_de == dossier


def test_ce_qui_est_corrige_d_un_mois_clos_est_deja_dans_la_suivante(trimestre, time_machine):
    convention, direction = textiles(), un_compte("direction")
    for mois in (6, 7, 8, 9):
        clore(lieu=trimestre.lieu, mois=date(2026, mois, 1), compte=direction)
    dossier = envoyee(convention)
    apport = trimestre.lieu.bon_set.filter(jour=date(2026, 8, 12), nature="apport").get()
    annuler(bon=apport, motif="compté deux fois", compte=direction, uuid=uuid4())
    time_machine.move_to("2027-01-05 09:00+00:00")

    suivante = declaree(convention, OCTOBRE).dossier

    # Counted on the day of the correction: the quarter that was sent does not move.
    assert le_bilan(suivante, "declaration-regularisation") == {}
    assert le_bilan(suivante)[TLC]["collecte"] == -40_000
    assert le_bilan(suivante)[TLC]["stock_debut"] == 57_000
    relu = relire(dossier=dossier, compte=direction)
    assert pieces_depuis(dossier.dernier_figement.contenu, relu.lecture) == []


def test_la_precedente_se_fige_d_abord_et_ne_se_reprend_plus_apres(trimestre, time_machine):
    convention = textiles()
    dossier = declaree(convention).dossier
    time_machine.move_to(datetime(2027, 1, 5, 9, tzinfo=UTC))
    with pytest.raises(PrecedentePasFigee):
        declaree(convention, OCTOBRE)
    fige(dossier)
    suivante = declaree(convention, OCTOBRE).dossier
    reprendre(dossier=dossier, compte=dossier.compte, motif="un oubli")
    dossier.refresh_from_db()
    fige(dossier)
    fige(suivante)

    with pytest.raises(SuivanteFigee):
        reprendre(dossier=dossier, compte=dossier.compte, motif="encore un oubli")


def test_ses_mois_ne_se_rouvrent_pas_tant_qu_elle_tient(trimestre):
    convention, direction = textiles(), un_compte("direction")
    for mois in (6, 7, 8, 9):
        clore(lieu=trimestre.lieu, mois=date(2026, mois, 1), compte=direction)
    dossier = declaree(convention).dossier
    rouvrir(lieu=trimestre.lieu, mois=date(2026, 9, 1), compte=direction, motif="un brouillon")
    clore(lieu=trimestre.lieu, mois=date(2026, 9, 1), compte=direction)
    fige(dossier)

    with pytest.raises(MoisDeclare) as refus:
        rouvrir(lieu=trimestre.lieu, mois=date(2026, 9, 1), compte=direction, motif="trop tard")

    assert dossier.titre in str(refus.value)
    reprendre(dossier=dossier, compte=direction, motif="le mois est à rouvrir")
    rouvrir(lieu=trimestre.lieu, mois=date(2026, 9, 1), compte=direction, motif="repris")


def test_un_autre_lieu_se_rouvre(trimestre):
    from tests.fabriques import un_lieu

    direction, ailleurs = un_compte("direction"), un_lieu()
    for mois in (6, 7, 8, 9):
        clore(lieu=trimestre.lieu, mois=date(2026, mois, 1), compte=direction)
    fige(declaree(textiles(lieux=[ailleurs])).dossier)

    rouvrir(lieu=trimestre.lieu, mois=date(2026, 9, 1), compte=direction, motif="pas ici")


def test_figee_elle_ne_bouge_plus_a_l_octet(trimestre):
    dossier = declaree(textiles()).dossier
    figement = fige(dossier)
    faire_les_fichiers(figement)
    avant = {f.format: bytes(f.octets) for f in figement.fichiers.all()}
    deposer(trimestre, "textiles", 3_000, jour="2026-09-20", compte=un_compte("direction"))
    faire_les_fichiers(figement)

    assert {f.format: bytes(f.octets) for f in figement.fichiers.all()} == avant
    feuilles = load_workbook(BytesIO(avant["xlsx"]))
    lignes = [[c.value for c in rangee] for rangee in feuilles["Bilan matière"].iter_rows()]
    assert next(li for li in lignes if li[0] == "Bilan") == ["Bilan", f"{TLC} (kg)"]
    dit = {
        nom: float(kg) for nom, kg, *_reste in lignes[lignes.index(["Bilan", f"{TLC} (kg)"]) + 1 :]
    }
    assert (dit["Collecté (+)"], dit["Stock à la fin (=)"]) == (140, 57)


def test_ses_jours_et_son_bilan_ne_se_changent_pas_a_cote(trimestre):
    dossier = declaree(textiles()).dossier
    champs = {nom: getattr(dossier, nom) for nom in ("objet", "titre", "debut", "fin")}

    with pytest.raises(TenuAilleurs):
        changer(dossier=dossier, compte=dossier.compte, **champs | {"fin": date(2026, 8, 31)})
    with pytest.raises(TenuAilleurs):
        changer(dossier=dossier, compte=dossier.compte, **champs | {"objet": "rapport"})
    with pytest.raises(PieceObligatoire):
        choisir(dossier=dossier, compte=dossier.compte, indicateurs=[], pieces=[])
    changer(dossier=dossier, compte=dossier.compte, **champs | {"titre": "Textiles"})


def test_une_periode_finie_se_voit_jusqu_a_sa_declaration(trimestre):
    convention = textiles()

    [trouvee] = declarations_dues(date(2026, 10, 5), 30)
    assert "3e trimestre 2026" in trouvee.phrase
    assert list(declarations_dues(date(2026, 10, 5), 20)) == []
    declaree(convention)
    assert list(declarations_dues(date(2026, 10, 5), 30)) == []
