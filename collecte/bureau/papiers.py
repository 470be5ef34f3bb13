"""The office of exits: which of its pages an account opens, how its papers are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.livre.models import Ligne
from collecte.matiere.etapes import FINS_DE_DECHET, Nature
from collecte.sorties.models import Sortie
from petiterockette.comptes.models import Compte
from petiterockette.journal.models import Entree
from petiterockette.mots.monnaie import euros
from petiterockette.personnes.models import Personne, Structure

NOMS_DES_PAPIERS = {
    "bordereau": gettext_lazy("bordereau"),
    "vehicule": gettext_lazy("véhicule"),
    "transporteur_id": gettext_lazy("transporteur"),
    "eco_organisme_id": gettext_lazy("éco-organisme"),
    "intermediaire_id": gettext_lazy("courtier ou négociant"),
    "role_intermediaire": gettext_lazy("son rôle"),
    "notification": gettext_lazy("notification"),
    "volume_l": gettext_lazy("volume (litres)"),
    "montant_c": gettext_lazy("argent"),
    "facture": gettext_lazy("facture"),
}


_STRUCTURES = ("transporteur_id", "eco_organisme_id", "intermediaire_id")


def pages_permises(compte: Compte) -> dict[str, bool]:
    """What the tabs of these pages show."""
    return {
        "papiers": compte.has_perm("collecte.tenir_les_remises"),
        "registre": compte.has_perm("collecte.lire_le_registre"),
    }


def sorties_a_papiers(lieux: Iterable[int] | None, sans_bordereau: bool = False) -> QuerySet:
    """What left with papers: to recyclers, déchetteries and structures; not what is cancelled.

    ``sans_bordereau``: only what a recycler took without leaving its number.
    """
    genres = [Sortie.Genre.RECYCLEUR, Sortie.Genre.DECHETTERIE]
    donnees = Q(genre=Sortie.Genre.DON, structure__isnull=False)
    sorties = Sortie.objects.filter(
        Q(genre__in=genres) | donnees, bon__annulation=None, bon__nature=Nature.SORTIE
    )
    if lieux is not None:
        sorties = sorties.filter(bon__lieu__in=lieux)
    if sans_bordereau:
        sorties = sorties.filter(
            Q(remise=None) | Q(remise__bordereau=""), genre=Sortie.Genre.RECYCLEUR
        )
    return sorties.select_related(
        "bon__lieu", "structure", "type_don", "remise__transporteur"
    ).prefetch_related("bon__lignes__matiere", "bon__lignes__categorie", "scans")


def contenu(sortie: Sortie) -> str:
    """« Textile, Métaux »: materials of what is waste, categories of what is given."""
    noms = [_nom(ligne) for ligne in sortie.bon.lignes.all()]
    return ", ".join(dict.fromkeys(noms))


def _nom(ligne: Ligne) -> str:
    if ligne.vers in FINS_DE_DECHET and not ligne.matiere.interne:
        return str(ligne.matiere)
    return str(ligne.categorie) if ligne.categorie else _("en mélange")


@dataclass(frozen=True)
class Version:
    """What the papers of an exit became, when and by whom."""

    le: datetime
    par: str
    changements: list[tuple[str, str, str]]


def versions(sortie: Sortie) -> list[Version]:
    """Every change of these papers, the latest first, from the journal."""
    entrees = list(
        Entree.objects.filter(
            code="collecte.remise.tenue", lieu=sortie.bon.lieu_id, contenu__bon=sortie.pk
        ).order_by("-id")[:20]
    )
    personnes = Personne.objects.in_bulk({e.par for e in entrees if e.par})
    dits = [d for e in entrees for d in (e.contenu["avant"], e.contenu["apres"])]
    structures = Structure.objects.in_bulk(
        {d[cle] for d in dits for cle in _STRUCTURES if d.get(cle)}
    )
    return [
        Version(
            e.le,
            str(personnes.get(e.par, "")),
            [
                (str(nom), _dit(avant, cle, structures), _dit(apres, cle, structures))
                for cle, nom in NOMS_DES_PAPIERS.items()
                for avant, apres in [(e.contenu["avant"], e.contenu["apres"])]
                if (avant.get(cle) or None) != (apres.get(cle) or None)
            ],
        )
        for e in entrees
    ]


def argent(montant_c: int | None) -> str:
    """« 12,50 € reçus », « 30,00 € payés », or nothing."""
    if not montant_c:
        return ""
    phrase = _("%(euros)s reçus") if montant_c > 0 else _("%(euros)s payés")
    return phrase % {"euros": euros(abs(montant_c))}


def _dit(papiers: dict[str, Any], cle: str, structures: dict[int, Structure]) -> str:
    valeur = papiers.get(cle)
    if not valeur:
        return ""
    if cle in _STRUCTURES:
        return str(structures.get(valeur, valeur))
    return argent(valeur) if cle == "montant_c" else str(valeur)
