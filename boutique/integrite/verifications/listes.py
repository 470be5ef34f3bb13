"""The lists that decide money are as the house's chain told them: row by row, column by column."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from boutique.articles.models import Article, Operation
from boutique.comptabilite.models import ReglageSubventions
from boutique.regles.models import Activite, Moyen, PosteComptable, RegimeTVA
from boutique.tickets.models import PlafondRemboursement
from petiterockette.journal.listes import a_comparer, colonnes, listes_dites, valeur
from petiterockette.lieux.models import Association, Lieu
from petiterockette.verification import Constat, verification

# Each list, and the columns that change without a word: they decide no money.
LISTES: dict[type[models.Model], set[str]] = {
    Activite: {"ordre"},
    Article: {
        *("ordre", "recherche", "genre", "visible"),
        # Of a thing alone of its kind: its sale and its reservations tell them.
        *("ligne_vendue", "reserve_pour", "reserve_jusqu_au", "en_rayon_le"),
    },
    Moyen: {"ordre"},
    Operation: set(),
    PlafondRemboursement: set(),
    PosteComptable: set(),
    ReglageSubventions: set(),
    RegimeTVA: set(),
}
# Where nothing was told of a row, it was there before anybody told anything.
DE_LA_MAISON: dict[type[models.Model], set[str]] = {Association: set(), Lieu: {"ordre"}}


@verification("Listes qui décident de l’argent")
def listes() -> Iterator[Constat]:
    """Nobody changed a price, a rate, an account, a means, the issuer, but by the product."""
    dites = listes_dites()
    for modele, libres in (LISTES | DE_LA_MAISON).items():
        siennes = dites.get(modele._meta.label_lower, {})
        yield from _comparee(modele, libres, siennes, strict=modele in LISTES)


def inconnues() -> Iterator[models.Model]:
    """The rows of the till's lists that nobody told: for the demo, which writes them itself."""
    dites = listes_dites()
    for modele in LISTES:
        connues = dites.get(modele._meta.label_lower, {})
        yield from modele._default_manager.exclude(pk__in=list(connues)).order_by("pk")


def _comparee(
    modele: type[models.Model], libres: set[str], dites: dict[int, dict[str, Any]], *, strict: bool
) -> Iterator[Constat]:
    nom, jugees = modele._meta.verbose_name, [c for c in colonnes(modele) if c not in libres]
    manquent = set(dites)
    for rangee in a_comparer(modele).order_by("pk").iterator(chunk_size=2_000):
        manquent.discard(rangee.pk)
        dite = dites.get(rangee.pk)
        if dite is None:
            if strict:
                yield Constat(f"{nom} {rangee.pk} « {rangee} » : personne ne l’a ajoutée ici")
            continue
        for champ in jugees:
            if champ in dite and (lue := valeur(rangee, champ)) != dite[champ]:
                yield Constat(
                    f"{nom} {rangee.pk} « {rangee} » : {champ} vaut {lue!r}, dit {dite[champ]!r}"
                )
    for pk in sorted(manquent):
        yield Constat(f"{nom} {pk} : il manque")
