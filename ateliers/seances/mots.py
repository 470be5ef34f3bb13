"""What people say when they look for a séance: « la couture du samedi ». Pure."""

from collections.abc import Iterable

from petiterockette.mots.chercher import PETITS, plier

# Roots, without accents: whoever says « couture » also means what transforms clothes.
FAMILLES = tuple(
    tuple(plier(racines).split())
    for racines in (
        "coutur coudre cousu vêtement tissu textile retouche ourlet tricot broder",
        "répar bricol dépann repair",
        "vélo bicyclette cyclette mécani",
        "cuisin recette gaspi",
        "classe école scolaire élève",
        "upcycl détourn transform customis",
    )
)
# Of the week, as ``isoweekday`` counts them.
JOURS = {
    mot: rang
    for rang, mot in enumerate(
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), start=1
    )
}
# « cou » may be the beginning of anything.
LETTRES_MIN = 4


def memes_mots(mot: str) -> tuple[str, ...]:
    """A folded word and the roots of those that people say for it: « couture », « vetement »…"""
    if len(mot) < LETTRES_MIN:
        return (mot,)
    racines = [
        racine
        for famille in FAMILLES
        if any(r.startswith(mot) or mot.startswith(r) for r in famille)
        for racine in famille
    ]
    return (mot, *racines)


def lire(mots: Iterable[str]) -> tuple[list[str], set[int]]:
    """The words that a title holds, and the days of the week that are said beside them."""
    tous = list(mots)
    # « de » alone is the beginning of a word.
    dits = [mot for mot in tous if mot not in PETITS] or tous
    jours = {JOURS[mot] for mot in dits if mot in JOURS}
    return [mot for mot in dits if mot not in JOURS], jours
