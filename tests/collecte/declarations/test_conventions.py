"""Agreements: noted once, two never name the same thing, what was declared holds them."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from collecte.declarations.conventions_par_defaut import ECO_ORGANISMES
from collecte.declarations.models import Convention, EcoOrganisme, Soutien
from collecte.declarations.refus import (
    DejaAilleurs,
    DejaDeclaree,
    FinDejaDeclaree,
    LignesDeclarees,
)
from collecte.declarations.services.chargement import charger_les_conventions
from collecte.declarations.services.conventions import CHAMPS, changer, noter
from collecte.declarations.services.lignes import disposer, retirer, soutenir
from collecte.declarations.soutiens import estimer
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.dossiers.les_dossiers import fige
from tests.fabriques import les_listes, un_compte, un_lieu

from .les_conventions import (
    declaree,
    piles,
    textiles,
    un_eco_organisme,
    une_convention,
    une_ligne,
)

pytestmark = pytest.mark.django_db


def change(convention, **champs):
    dits = {nom: getattr(convention, nom) for nom in CHAMPS} | champs
    lieux = dits.pop("lieux", list(convention.lieux.all()))
    return changer(convention=convention, compte=un_compte("direction"), lieux=lieux, **dits)


def test_une_convention_se_note_au_journal_une_seule_fois():
    uuid, compte = uuid4(), un_compte("tresorerie")

    assert une_convention(uuid=uuid, compte=compte) == une_convention(uuid=uuid, compte=compte)
    entree = Entree.objects.get(code="collecte.convention.notee")
    assert entree.contenu["debut"] == "2026-07-01"
    assert "Refashion" in entree.resume


@pytest.mark.parametrize("role", ["pole", "benevole", "administration", "controle"])
def test_il_faut_le_droit(role):
    convention = une_convention()

    with pytest.raises(DroitManquant):
        une_convention(compte=un_compte(role))
    with pytest.raises(DroitManquant):
        une_ligne(convention, compte=un_compte(role))
    with pytest.raises(DroitManquant):
        declaree(convention, compte=un_compte(role))
    assert not convention.lignes.exists()


def test_une_convention_datee_porte_son_numero():
    with pytest.raises(ValidationError):
        une_convention(numero="")

    assert not Convention.objects.exists()


def test_deux_conventions_des_memes_jours_ne_tiennent_pas_la_meme_categorie():
    textiles()
    autre = une_convention(nom="Ecologic", filiere="sport et loisirs")

    with pytest.raises(DejaAilleurs) as refus:
        une_ligne(autre, "ASL", ("sport-loisirs", "textiles"))

    assert "Textiles et accessoires" in str(refus.value)
    assert "Refashion – textiles" in str(refus.value)
    assert not autre.lignes.exists()


def test_ni_la_meme_matiere():
    piles()
    autre = une_convention(nom="Batribox", filiere="piles")

    with pytest.raises(DejaAilleurs):
        une_ligne(autre, "PILES", (), ("piles",))


def test_dans_une_convention_une_categorie_n_est_que_dans_une_ligne():
    convention = textiles()

    with pytest.raises(DejaAilleurs):
        une_ligne(convention, "TLC2", ("textiles",))

    assert convention.lignes.count() == 1


def test_signer_un_modele_verifie_les_voisines():
    textiles()
    modele = textiles(nom="Ecologic", debut=None, numero="")

    with pytest.raises(DejaAilleurs):
        change(modele, numero="77", debut=date(2026, 9, 1))
    modele.refresh_from_db()
    assert not modele.est_signee


def test_l_une_apres_l_autre_ou_ailleurs_elles_se_suivent():
    ici, la = un_lieu(), un_lieu()
    textiles(fin=date(2026, 9, 30), lieux=[ici])

    textiles(debut=date(2026, 10, 1))
    textiles(debut=date(2026, 7, 1), fin=date(2026, 9, 30), lieux=[la])
    with pytest.raises(DejaAilleurs):
        textiles(debut=date(2026, 9, 30), fin=date(2026, 9, 30))


def test_la_suivante_prend_les_lignes_les_colonnes_et_les_soutiens():
    avant = textiles(fin=date(2026, 9, 30))
    compte = un_compte("direction")
    soutenir(
        ligne=avant.lignes.get(), compte=compte, nature="reemploi", par="tonne", montant_cts=9_000
    )
    disposer(convention=avant, compte=compte, colonnes=[("sorti", "Total sorti")])

    apres, _neuve = noter(
        compte=compte,
        uuid=uuid4(),
        part_de=avant,
        eco_organisme=avant.eco_organisme,
        filiere="textiles",
        numero="2027-1",
        debut=date(2026, 10, 1),
    )

    ligne = apres.lignes.get()
    assert [str(r) for r in ligne.rattachements.all()] == ["Textiles et accessoires"]
    assert ligne.soutiens.get().montant_cts == 9_000
    assert list(apres.colonnes.values_list("code", "nom")) == [("sorti", "Total sorti")]


def test_ce_qui_est_declare_ne_change_plus(trimestre):
    convention = textiles()
    dossier = declaree(convention).dossier

    for champs in (
        {"debut": date(2026, 6, 1)},
        {"periodicite": "mensuelle"},
        {"unite": "pieces"},
        {"lieux": [trimestre.lieu]},
    ):
        with pytest.raises(DejaDeclaree):
            change(convention, **champs)
    with pytest.raises(FinDejaDeclaree):
        change(convention, fin=date(2026, 9, 29))
    une_ligne(convention, "AUTRE", ("bibelots",))
    fige(dossier)
    with pytest.raises(LignesDeclarees):
        une_ligne(convention, "ENCORE", ("livres",))
    with pytest.raises(LignesDeclarees):
        retirer(ligne=convention.lignes.first(), compte=un_compte("direction"))
    change(convention, fin=date(2026, 9, 30), numero="2026-115")


def test_un_soutien_se_note_une_fois_par_nature_et_s_estime():
    ligne = textiles().lignes.get()
    compte = un_compte("direction")
    for montant in (5_000, 22_400):
        soutien = soutenir(
            ligne=ligne, compte=compte, nature="recyclage", par="tonne", montant_cts=montant
        )

    assert ligne.soutiens.get() == soutien
    # 224 € a tonne, 1 234,5 kg: 276,528 €.
    assert estimer(soutien, "kg", {"recycle": 1_234_500}) == 27_653
    assert estimer(soutien, "pieces", {"recycle": 3}) is None
    forfait = Soutien(nature="forfait", par="declaration", montant_cts=10_000)
    assert estimer(forfait, "kg", {}) == 10_000
    assert estimer(forfait, "kg", None) is None


def test_les_neuf_eco_organismes_sont_des_modeles_jusqu_a_leur_convention():
    les_listes()

    charger_les_conventions()
    charger_les_conventions()

    assert EcoOrganisme.objects.count() == len(ECO_ORGANISMES) == 9
    assert all(EcoOrganisme.objects.values_list("a_verifier", flat=True))
    modeles = Convention.objects.all()
    assert modeles.count() == sum(map(len, ECO_ORGANISMES.values()))
    assert not modeles.signees().exists()
    attendus = {c for ms in ECO_ORGANISMES.values() for m in ms for li in m.lignes for c in li[2]}
    lus = modeles.values_list("rattachements__categorie__code", flat=True)
    assert set(lus) - {None} == attendus


def test_un_modele_complete_par_l_association_reste_le_sien():
    les_listes()
    charger_les_conventions()
    modele = Convention.objects.get(eco_organisme=un_eco_organisme(), filiere="textiles")
    change(modele, numero="2026-114", debut=date(2026, 7, 1), filiere="textiles et chaussures")

    charger_les_conventions()

    modele.refresh_from_db()
    assert modele.filiere == "textiles et chaussures"
    assert Convention.objects.filter(eco_organisme=modele.eco_organisme).count() == 1
