"""A year of indicators as a table: each with its unit, its definition and where it comes from."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, assert_never

from django.utils.translation import gettext as _

from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.mots.taux import en_nombre
from petiterockette.temps.dates import date_format

from .annee import AnneeDIndicateurs
from .familles import FAMILLES
from .models import Releve
from .registre import Famille, Indicateur, Unite, Valeur

CENTIEME, MILLIEME = Decimal("0.01"), Decimal("0.001")
HEURE_S = 3600
UNITES = {
    Unite.GRAMMES: "kg",
    Unite.POURCENT: "%",
    Unite.SECONDES: "h",
    Unite.CENTIEMES_ETP: "ETP",
    Unite.CENTIMES: "€",
    Unite.CENTIMES_AU_KG: "€/kg",
    Unite.GRAMMES_CO2E: "t CO2e",
    Unite.NOMBRE: "nombre",
}


def annee_a_emporter(
    l_annee: AnneeDIndicateurs, annee: int, *, en_cours: bool, papier: bool
) -> Document:
    """The figures of the page; ``papier``: definitions stand below the table, not in it."""
    familles = list(Famille)
    lignes = sorted(l_annee.lignes, key=lambda ligne: familles.index(ligne[0].famille))
    colonnes = [
        Colonne(_("Indicateur")),
        Colonne(_("Unité")),
        Colonne(_nom(l_annee, annee), Genre.NOMBRE),
        Colonne(_nom(l_annee, annee - 1), Genre.NOMBRE),
    ]
    if l_annee.cibles:
        colonnes.append(Colonne(_("Cible %(annee)s") % {"annee": annee}, Genre.NOMBRE))
    if any(l_annee.repris.values()):
        colonnes.append(Colonne(_("Repris d’avant")))
    if not papier:
        colonnes[:0] = [Colonne(_("Famille"))]
        colonnes += [
            Colonne(_("Définition")),
            Colonne(_("Formule")),
            Colonne(_("Vient de")),
            Colonne(_("N’y est pas")),
            Colonne(_("Méthode")),
            Colonne(_("Code")),
        ]
    lieu = f"-{l_annee.lieu.code.lower()}" if l_annee.lieu else ""
    return Document(
        nom=f"indicateurs-{annee}{lieu}",
        titre=_("Indicateurs %(annee)s") % {"annee": annee},
        filtres=[
            (_("Lieu"), l_annee.lieu.nom if l_annee.lieu else _("tous les lieux")),
            (_("Année"), _("%(annee)s, à ce jour") % {"annee": annee} if en_cours else str(annee)),
        ],
        definitions=[*_dire_le_repris(l_annee), *_definitions(lignes, papier=papier)],
        feuilles=[
            Feuille(
                titre=_("Indicateurs %(annee)s") % {"annee": annee},
                colonnes=colonnes,
                lignes=_lignes(lignes, l_annee, papier=papier),
            )
        ],
    )


def _nom(l_annee: AnneeDIndicateurs, annee: int) -> str:
    """« 2025, depuis le 1er septembre » where that year is no whole one."""
    if (depuis := l_annee.depuis(annee)) is None:
        return str(annee)
    jour = date_format(depuis, "j F")
    return _("%(annee)s, depuis le %(jour)s") % {"annee": annee, "jour": jour}


def mesurer(valeur: Valeur, unite: Unite) -> Valeur:
    """The value in the unit that a reader knows: kilograms to the gram, hours, people.

    Hours have two decimals: the minute can be read back from them.
    """
    if valeur is None:
        return None
    match unite:
        case Unite.GRAMMES:
            return Decimal(valeur).scaleb(-3)
        case Unite.SECONDES:
            return (Decimal(valeur) / HEURE_S).quantize(CENTIEME, ROUND_HALF_UP)
        case Unite.CENTIEMES_ETP | Unite.CENTIMES | Unite.CENTIMES_AU_KG:
            return Decimal(valeur).scaleb(-2)
        case Unite.GRAMMES_CO2E:
            return Decimal(valeur).scaleb(-6).quantize(MILLIEME, ROUND_HALF_UP)
        case Unite.POURCENT:
            return en_nombre(Decimal(valeur))
        case Unite.NOMBRE:
            return valeur
    assert_never(unite)


Ligne = tuple[Indicateur, Valeur, Valeur, Releve | None]


def _lignes(
    lignes: Iterable[Ligne], l_annee: AnneeDIndicateurs, *, papier: bool
) -> Iterator[list[Any]]:
    cibles, repris = l_annee.cibles, l_annee.repris
    for indicateur, valeur, avant, releve in lignes:
        ligne = [
            str(indicateur.libelle),
            UNITES[indicateur.unite],
            mesurer(valeur, indicateur.unite),
            mesurer(avant, indicateur.unite),
        ]
        if cibles:
            ligne.append(mesurer(cibles.get(indicateur.code), indicateur.unite))
        if any(repris.values()):
            ligne.append(", ".join(str(a) for a in sorted(repris) if indicateur.code in repris[a]))
        if not papier:
            ligne[:0] = [str(FAMILLES[indicateur.famille])]
            textes = (indicateur.definition, indicateur.formule, indicateur.source)
            ligne += [str(t) for t in (*textes, indicateur.exclusions)]
            ligne += [releve.methode if releve else "", indicateur.code]
        yield ligne


def _dire_le_repris(l_annee: AnneeDIndicateurs) -> Iterator[tuple[str, str]]:
    if any(l_annee.repris.values()):
        yield (
            _("Repris d’avant"),
            _("Les années dont une part au moins a été reprise d’avant ce logiciel."),
        )


def _definitions(lignes: Iterable[Ligne], *, papier: bool) -> Iterator[tuple[str, str]]:
    yield (
        _("Case vide"),
        _(
            "Rien à diviser, une part négative, pas encore saisi, une année d’avant "
            "l’ouverture, ou d’avant ce logiciel sans que rien de repris le dise. Ce n’est pas "
            "zéro."
        ),
    )
    if not papier:
        return
    for indicateur, _valeur, _avant, releve in lignes:
        phrases = [indicateur.definition, indicateur.exclusions]
        if indicateur.formule:
            phrases.append(_("Formule : %(formule)s.") % {"formule": indicateur.formule})
        if indicateur.source:
            phrases.append(_("Vient de : %(source)s") % {"source": indicateur.source})
        if releve:
            phrases.append(_("Méthode : %(methode)s") % {"methode": releve.methode})
        yield str(indicateur.libelle), " ".join(str(p) for p in phrases if p)
