"""Agreements for a test, and a quarter whose every kilogram was added up by hand."""

from datetime import UTC, date, datetime
from uuid import uuid4

from collecte.declarations.colonnes import DU_BILAN
from collecte.declarations.models import Convention, Declaration, EcoOrganisme
from collecte.declarations.services.conventions import noter
from collecte.declarations.services.declarations import declarer
from collecte.declarations.services.lignes import ecrire
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import (
    donner,
    porter_a_la_dechetterie,
    remettre_au_recycleur,
)
from collecte.tri.services.tri import orienter
from petiterockette.dossiers.models import Dossier
from tests.collecte.livres import deposer
from tests.fabriques import (
    categorie,
    entete,
    les_listes,
    matiere,
    origine,
    structure,
    type_don,
    un_compte,
)

JUILLET, SEPTEMBRE = date(2026, 7, 1), date(2026, 9, 30)


def un_eco_organisme(nom: str = "Refashion") -> EcoOrganisme:
    return EcoOrganisme.objects.get_or_create(nom=nom)[0]


def une_convention(*lignes, nom: str = "Refashion", filiere: str = "textiles", **champs):
    """A signed agreement from the 1st of July; ``lignes``: (code, categories, materials)."""
    les_listes()
    champs.setdefault("compte", un_compte("direction"))
    champs = {
        "uuid": uuid4(),
        "numero": "2026-114",
        "debut": JUILLET,
        "fin": None,
        "periodicite": Convention.Periodicite.TRIMESTRIELLE,
        "delai_jours": 30,
        "unite": Convention.Unite.KG,
        "suit_les_appareils": False,
        **champs,
    }
    compte = champs["compte"]
    convention = noter(eco_organisme=un_eco_organisme(nom), filiere=filiere, **champs)[0]
    for code, categories, matieres in lignes:
        une_ligne(convention, code, categories, matieres, compte=compte)
    return convention


def une_ligne(convention, code="TLC", categories=("textiles",), matieres=(), **champs):
    champs.setdefault("compte", un_compte("direction"))
    champs.setdefault("ligne", None)
    return ecrire(
        convention=convention,
        code=code,
        libelle=code.lower(),
        categories=[categorie(c) for c in categories],
        matieres=[matiere(m) for m in matieres],
        **champs,
    )


def textiles(**champs) -> Convention:
    return une_convention(("TLC", ("textiles",), ()), **champs)


def mobilier(**champs) -> Convention:
    return une_convention(
        ("EA", ("mobilier",), ()), nom="Ecomaison", filiere="ameublement", **champs
    )


def appareils(**champs) -> Convention:
    return une_convention(
        ("PAM", ("materiel-electrique", "informatique"), ()),
        ("LAMPES", (), ("lampes",)),
        nom="ecosystem",
        filiere="appareils électriques",
        **champs,
    )


def piles(**champs) -> Convention:
    return une_convention(("PILES", (), ("piles",)), nom="Corepile", filiere="piles", **champs)


def declaree(convention, debut=JUILLET, compte=None) -> Declaration:
    return declarer(convention=convention, compte=compte or un_compte("direction"), debut=debut)


def le_tableau(dossier: Dossier, code: str) -> dict[str, dict]:
    """Row → column's name → what it says, of a table of a dossier as it was last read."""
    lu = dossier.lecture["pieces"][code]
    noms = [c["code"] or c["nom"] for c in lu["colonnes"]]
    return {nom: dict(zip(noms, cases, strict=True)) for nom, *cases in lu["rangees"]}


def le_bilan(dossier: Dossier, code: str = "declaration-bilan") -> dict[str, dict[str, int]]:
    """Line → figure → its value, of a balance that has a term a row."""
    lu, codes = dossier.lecture["pieces"][code], {str(nom): c for c, nom in DU_BILAN.items()}
    return {
        colonne["nom"]: {codes[nom]: valeurs[rang] for nom, *valeurs in lu["rangees"]}
        for rang, colonne in enumerate(lu["colonnes"])
    }


def un_trimestre(point, time_machine) -> None:
    """June: 12 kg of textiles. July to September:

    textiles: 100 kg brought, 40 kg fetched; 35 sold, 10 given, 50 to the recycler; 57 left.
    mobilier: 80 kg; 25 sold, 15 to the déchetterie; 40 left.
    small appliances: 30 kg; 8 sold; 2 kg of batteries and 1,5 kg of lamps set apart; 10 to the
    recycler; 8,5 left. Batteries: 2 kg to the recycler. Lamps: 1 kg to the recycler; 0,5 left.
    books: 20 kg, in no agreement.
    """

    def jour(mois: int, j: int) -> None:
        time_machine.move_to(datetime(2026, mois, j, 9, tzinfo=UTC), tick=False)

    def recycler(chez: str, quoi: str, g: int) -> None:
        remettre_au_recycleur(
            entete=entete(point=point), structure=structure(chez), matiere=matiere(quoi), brut_g=g
        )

    def vendre(code: str, g: int) -> None:
        vendre_hors_caisse(entete=entete(point=point), categorie=categorie(code), masse_g=g)

    def a_recycler(quoi: str, g: int) -> None:
        orienter(
            entete=entete(point=point),
            categorie=categorie("pam"),
            de="a_trier",
            vers="a_recycler",
            masse_g=g,
            matiere=matiere(quoi),
        )

    jour(6, 10)
    deposer(point, "textiles", 12_000)
    jour(7, 6)
    for code, g in (("textiles", 100_000), ("mobilier", 80_000), ("pam", 30_000)):
        deposer(point, code, g)
    deposer(point, "livres", 20_000)
    jour(8, 12)
    deposer(point, "textiles", 40_000, origine=origine("domicile").pk)
    vendre("textiles", 35_000)
    vendre("mobilier", 25_000)
    vendre("pam", 8_000)
    a_recycler("piles", 2_000)
    a_recycler("lampes", 1_500)
    jour(9, 15)
    donner(
        entete=entete(point=point),
        type_don=type_don("Don à une association"),
        structure=structure("Action froid"),
        categorie=categorie("textiles"),
        brut_g=10_000,
    )
    recycler("Gebetex", "textile", 50_000)
    recycler("Eco-systèmes", "deee", 10_000)
    recycler("Screlec", "piles", 2_000)
    recycler("Screlec", "lampes", 1_000)
    porter_a_la_dechetterie(
        entete=entete(point=point), categorie=categorie("mobilier"), brut_g=15_000
    )
    jour(10, 5)
