"""A dossier as sheets: its figures with what defines them, its tables, its words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.indicateurs.exports import UNITES, mesurer
from petiterockette.indicateurs.familles import FAMILLES
from petiterockette.indicateurs.registre import Famille, Unite
from petiterockette.temps.dates import date_format

from .cases import au_tableur, genre_de
from .contenu import valeur_de
from .rangees import groupes_de


def document_du(contenu: Mapping[str, Any], fige_le: date | None = None) -> Document:
    """What a dossier shows as a spreadsheet takes it; ``fige_le``: None for a draft."""
    avant = contenu["avant"]
    etat = _("figé le %(le)s") % {"le": date_format(fige_le)} if fige_le else _("brouillon")
    colonnes = [
        Colonne(_("Famille")),
        Colonne(_("Indicateur")),
        Colonne(_("Unité")),
        Colonne(_("Valeur"), Genre.NOMBRE),
        *([Colonne(avant["titre"], Genre.NOMBRE)] if avant else []),
        Colonne(_("Définition")),
        Colonne(_("Formule")),
        Colonne(_("Vient de")),
        Colonne(_("N’y est pas")),
        Colonne(_("Méthode")),
        Colonne(_("Code")),
    ]
    feuilles = [Feuille(_("Chiffres"), colonnes, list(_lignes(contenu)))]
    feuilles += [_feuille(piece) for piece in contenu["pieces"]]
    textes = [mots for piece in contenu["pieces"] for mots in piece["textes"]]
    textes += [[t["titre"], t["texte"]] for t in contenu["textes"]]
    if textes:
        feuilles.append(Feuille(_("Textes"), [Colonne(_("Titre")), Colonne(_("Texte"))], textes))
    return Document(
        nom=nom_de(contenu),
        titre=contenu["titre"],
        filtres=[
            (_("Du"), date_format(date.fromisoformat(contenu["debut"]))),
            (_("Au"), date_format(date.fromisoformat(contenu["fin"]))),
            (_("État"), etat),
            (_("Lieux"), ", ".join(contenu["lieux"]) or _("tous les lieux")),
        ],
        definitions=[
            (_("Case vide"), _("Rien à diviser, ou pas encore saisi. Ce n’est pas zéro.")),
        ],
        feuilles=feuilles,
        presente=True,
    )


def nom_de(contenu: Mapping[str, Any]) -> str:
    """The name of its files, ASCII, without extension."""
    return slugify(contenu["titre"])[:60] or "dossier"


def _lignes(contenu: Mapping[str, Any]) -> Iterator[list[Any]]:
    avant = contenu["avant"]
    for li in contenu["lignes"]:
        unite = Unite(li["unite"])
        yield [
            str(FAMILLES[Famille(li["famille"])]),
            li["libelle"],
            UNITES[unite],
            mesurer(valeur_de(li["valeur"]), unite),
            *([mesurer(valeur_de(avant["valeurs"].get(li["code"])), unite)] if avant else []),
            *(
                li[nom]
                for nom in ("definition", "formule", "source", "exclusions", "methode", "code")
            ),
        ]


def _feuille(piece: Mapping[str, Any]) -> Feuille:
    """The table of a piece; the group of a row, where it has groups, is in a column of its own."""
    colonnes, groupes = piece["colonnes"], groupes_de(piece)
    titres = any(g.titre for g in groupes)
    return Feuille(
        piece["nom"],
        [
            *([Colonne(_("Groupe"))] if titres else []),
            Colonne(piece["de"]),
            *(Colonne(c["nom"], genre_de(c)) for c in colonnes),
        ],
        [
            [
                *([g.titre] if titres else []),
                r.nom,
                *(au_tableur(case, c) for case, c in zip(r.cases, colonnes, strict=True)),
            ]
            for g in groupes
            for r in g.rangees
        ],
    )
