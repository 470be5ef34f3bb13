"""What the form nº 15059*02 asks, in its order: posts of charges and of income, and its texts.

It is drawn after that form, and is not the form itself.

Source: arrêté du 11 octobre 2006; Cerfa nº 15059*02, read 2026-11-30.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Cote(StrEnum):
    CHARGES = "charges"
    PRODUITS = "produits"


@dataclass(frozen=True)
class Poste:
    """A line: its code, the account before its name, empty where the form gives none."""

    code: str
    compte: str
    nom: Any

    def __str__(self) -> str:
        return f"{self.compte} · {self.nom}" if self.compte else str(self.nom)


@dataclass(frozen=True)
class Groupe:
    """``volontaire``: what is given in kind, which is counted apart from money."""

    cote: Cote
    nom: Any
    postes: Sequence[Poste]
    volontaire: bool = False


# The code of the line that the grant itself writes, with its amount.
CETTE_SUBVENTION = "74-cette"
SUBVENTIONS = _("74 · Subventions d’exploitation")

GROUPES: Sequence[Groupe] = (
    Groupe(
        Cote.CHARGES,
        _("Charges directes affectées à l’action"),
        (
            Poste("60", "60", _("Achats")),
            Poste("61", "61", _("Services extérieurs")),
            Poste("62", "62", _("Autres services extérieurs")),
            Poste("63", "63", _("Impôts et taxes")),
            Poste("64", "64", _("Charges de personnel")),
            Poste("65", "65", _("Autres charges de gestion courante")),
            Poste("66", "66", _("Charges financières")),
            Poste("67", "67", _("Charges exceptionnelles")),
            Poste("68", "68", _("Dotations aux amortissements et provisions")),
        ),
    ),
    Groupe(
        Cote.CHARGES,
        _("Charges indirectes affectées à l’action"),
        (
            Poste("ind-fixes", "", _("Charges fixes de fonctionnement")),
            Poste("ind-financiers", "", _("Frais financiers")),
            Poste("ind-autres", "", _("Autres charges indirectes")),
        ),
    ),
    Groupe(
        Cote.CHARGES,
        _("86 · Emplois des contributions volontaires en nature"),
        (
            Poste("860", "860", _("Secours en nature")),
            Poste("861", "861", _("Mise à disposition gratuite de biens et de services")),
            Poste("862", "862", _("Prestations")),
            Poste("864", "864", _("Personnel bénévole")),
        ),
        volontaire=True,
    ),
    Groupe(
        Cote.PRODUITS,
        _("Ressources directes affectées à l’action"),
        (
            Poste("70", "70", _("Ventes et prestations")),
            Poste("73", "73", _("Concours publics")),
        ),
    ),
    Groupe(
        Cote.PRODUITS,
        SUBVENTIONS,
        (
            Poste("74-etat", "", _("État")),
            Poste("74-region", "", _("Région")),
            Poste("74-departement", "", _("Département")),
            Poste("74-commune", "", _("Commune, intercommunalité")),
            Poste("74-sociaux", "", _("Organismes sociaux")),
            Poste("74-europe", "", _("Fonds européens")),
            Poste("74-emploi", "", _("Aides à l’emploi (ASP)")),
            Poste("74-publics", "", _("Autres établissements publics")),
            Poste("74-privees", "", _("Aides privées")),
        ),
    ),
    Groupe(
        Cote.PRODUITS,
        _("Autres ressources"),
        (
            Poste("75", "75", _("Autres produits de gestion courante, dons, cotisations")),
            Poste("76", "76", _("Produits financiers")),
            Poste("77", "77", _("Produits exceptionnels")),
            Poste("78", "78", _("Reprises sur amortissements et provisions")),
        ),
    ),
    Groupe(
        Cote.PRODUITS,
        _("87 · Contributions volontaires en nature"),
        (
            Poste("870", "870", _("Bénévolat")),
            Poste("871", "871", _("Prestations en nature")),
            Poste("875", "875", _("Dons en nature")),
        ),
        volontaire=True,
    ),
)
POSTES: dict[str, Poste] = {p.code: p for g in GROUPES for p in g.postes}


@dataclass(frozen=True)
class Texte:
    """A passage: its field in ``CompteRendu``, its question; whether the annex asks it."""

    champ: str
    nom: Any
    question: Any
    annexe: bool = False
    facultatif: bool = False


TEXTES: Sequence[Texte] = (
    Texte(
        "mise_en_oeuvre", _("Mise en œuvre de l’action"), _("Ce qui a été fait, et comment\u00a0?")
    ),
    Texte("beneficiaires", _("Bénéficiaires"), _("Combien de personnes, et lesquelles\u00a0?")),
    Texte("dates_et_lieux", _("Dates et lieux"), _("Quand, et où\u00a0?")),
    Texte(
        "objectifs",
        _("Objectifs atteints"),
        _("Que disent les indicateurs\u00a0: les objectifs sont-ils atteints\u00a0?"),
    ),
    Texte(
        "repartition",
        _("Répartition des charges indirectes"),
        _("Selon quelle règle\u00a0: surface, temps passé, pourcentage\u00a0?"),
        annexe=True,
    ),
    Texte(
        "ecarts",
        _("Écarts entre le budget et le réalisé"),
        _("Pourquoi le réalisé s’écarte-t-il du prévu\u00a0?"),
        annexe=True,
    ),
    Texte(
        "volontaires",
        _("Contributions volontaires en nature"),
        _("Qu’est-ce qui a été donné\u00a0: temps, locaux, objets, et compté comment\u00a0?"),
        annexe=True,
    ),
    Texte(
        "observations",
        _("Observations"),
        _("Autre chose à dire\u00a0?"),
        annexe=True,
        facultatif=True,
    ),
)

# Who signs the account, and the number of the association.
SIGNATURE = ("representant", "qualite", "rna")
# The fields of ``CompteRendu`` that say words.
MOTS = (*(texte.champ for texte in TEXTES), *SIGNATURE)


def groupes(cote: Cote) -> Iterator[Groupe]:
    return (groupe for groupe in GROUPES if groupe.cote == cote)
