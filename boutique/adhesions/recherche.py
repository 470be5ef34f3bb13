"""Cards and members looked for, by name, number or filter, and the pages where they lead."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.annuaire import distinguer, proches, proposer
from petiterockette.personnes.models import Personne
from petiterockette.personnes.mots import mots_de

from .models import Adhesion, Carte, CarteQuerySet, Formule
from .validite import Validite, etat_au, trop_tot

TROUVES_MAX, LETTRES_MIN = 12, 2


def cartes() -> CarteQuerySet:
    """Cards with who holds them and the last day paid for."""
    return Carte.objects.select_related("personne__fusionnee_dans").avec_leur_fin()


def historique(carte: Carte) -> QuerySet[Adhesion]:
    """The years of whoever holds a card, the last first, with their tickets."""
    siennes = Adhesion.objects.de_la_carte(carte).order_by("-debut", "-pk")
    return siennes.select_related("formule__article", "ligne__vente", "resiliation")


def chercher_des_personnes(texte: str) -> list[Personne]:
    """The people of the directory that a few letters name; twelve at most."""
    return proposer(texte, TROUVES_MAX) if len(texte) >= LETTRES_MIN else []


def fins_des_personnes(personnes: Sequence[Personne | int]) -> dict[int, tuple[int, date | None]]:
    """Person's number → the last card they hold, and the last day paid for. One query."""
    par_personne: dict[int, tuple[int, date | None]] = {}
    siennes = Carte.objects.avec_leur_fin().filter(
        Q(personne__in=personnes) | Q(personne__fusionnee_dans__in=personnes)
    )
    for numero, carte, fin in siennes.order_by("pk").values_list("qui", "pk", "fin"):
        par_personne[numero] = carte, fin
    return par_personne


def personnes_en_json(texte: str, jour: date, article: int | None = None) -> dict[str, Any]:
    """People found by the till: a number, a name, until when they are members, and what to be
    told before they pay for ``article`` again; nobody: those whose names are near."""
    if trouvees := chercher_des_personnes(texte):
        return {"personnes": _en_json(trouvees, jour, article)}
    return {"personnes": [], "proches": _en_json(proches(texte), jour, article)}


def _en_json(personnes: Sequence[Any], jour: date, article: int | None) -> list[dict[str, Any]]:
    fins = fins_des_personnes(personnes) if personnes else {}
    etats = {pk: etat_au(fin, jour) for pk, (_carte, fin) in fins.items()}
    tot = any(etat and etat.etat == Validite.A_JOUR for etat in etats.values())
    formule = Formule.objects.en_vigueur(article, jour) if tot else None
    return [
        {
            "id": p.pk,
            "nom": str(p),
            "mention": etat.mots if etat else repere,
            "deja": trop_tot(etat, formule),
        }
        for p, repere in distinguer(personnes)
        for etat in [etats.get(p.pk)]
    ]


def adresse_pour_renouveler(carte: Carte) -> str:
    """The till, with whoever holds the card."""
    caisse = reverse("boutique:caisse")
    return f"{caisse}?pour={carte.titulaire.pk}" if carte.titulaire else caisse


def adresse_de_la_carte(personne: Personne) -> str:
    """The page of the last card that somebody holds; nothing without one."""
    carte = Carte.objects.filter(personne__in=personne.numeros).order_by("-pk").first()
    return reverse("adhesions:carte", args=[carte.pk]) if carte else ""


def mois_suivant(jour: date) -> tuple[date, date]:
    """The first and the last day of the month after a day's."""
    premier = (jour.replace(day=1) + timedelta(days=32)).replace(day=1)
    return premier, (premier + timedelta(days=32)).replace(day=1) - timedelta(days=1)


class Filtre(StrEnum):
    VALABLES = "valables"
    RENOUVELER = "a-renouveler"
    EXPIREES = "expirees"
    SANS_NOM = "sans-nom"
    TOUTES = "toutes"


def chercher_des_cartes(mots: str) -> QuerySet[Carte]:
    """The last card of each one whom the words name, member or not; or the card of that number."""
    nommees = Personne.objects.nommees(mots).order_by().values("pk") if mots_de(mots) else []
    return cartes().une_par_personne().filter(Q(qui__in=nommees) | Q(pk=numero_lu(mots)))


def filtrer(filtre: str, jour: date) -> QuerySet[Carte]:
    """The members of a filter, each by the last card they hold."""
    toutes = cartes().une_par_personne()
    if filtre == Filtre.VALABLES:
        return toutes.valables(jour)
    if filtre == Filtre.RENOUVELER:
        return toutes.finissant(range=mois_suivant(jour))
    if filtre == Filtre.EXPIREES:
        return toutes.finissant(lt=jour)
    if filtre == Filtre.SANS_NOM:
        return toutes.filter(personne=None)
    return toutes
