"""Labels as PDF: the millimetres are the paper's, whatever the browser and the printer's page."""

from collections.abc import Sequence
from dataclasses import dataclass

import segno
from barcode import Code128
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from petiterockette.etiquettes import Disposition, Gabarit, disposer

from .pdf import reponse_pdf

GABARIT = "etiquettes_pdf.html"


@dataclass(frozen=True)
class Etiquette:
    """What one label says: to people (``nom``, ``grand``, ``mention``, ``pied``), to scanners
    (``barres`` in Code 128) and to scanners and phones (``qr``)."""

    nom: str
    grand: str
    pied: str
    barres: str
    qr: str
    mention: str = ""


@dataclass(frozen=True)
class EtiquettePosee:
    """A label in its place on a sheet: its texts, its two codes, and the sizes of each, as CSS."""

    etiquette: Etiquette
    qr: SafeString
    barres: SafeString
    style: dict[str, str]


def etiquettes_en_pdf(
    etiquettes: Sequence[Etiquette], gabarit: Gabarit, nom: str, depart: int = 1
) -> HttpResponse:
    """These labels, one after the other from the place ``depart``; ``nom``: the file's."""
    pages: list[list[EtiquettePosee]] = [[] for _ in range(gabarit.pages(len(etiquettes), depart))]
    deja: dict[Etiquette, tuple[SafeString, SafeString, Disposition]] = {}
    for etiquette, (page, rang) in zip(
        etiquettes, gabarit.places(len(etiquettes), depart), strict=True
    ):
        if etiquette not in deja:
            deja[etiquette] = _dessiner(etiquette, gabarit)
        qr, barres, place = deja[etiquette]
        pages[page].append(EtiquettePosee(etiquette, qr, barres, _styles(gabarit, rang, place)))
    return reponse_pdf(GABARIT, {"pages": pages, "page": _page(gabarit), "nom": nom}, nom)


def essai_en_pdf(gabarit: Gabarit, nom: str) -> HttpResponse:
    """The outlines of a paper's labels, to be held against one before spoiling it."""
    contours = [_boite(gabarit, rang) for rang in range(gabarit.par_page)]
    contexte = {"contours": contours, "page": _page(gabarit), "nom": nom}
    return reponse_pdf(GABARIT, contexte, nom)


def _dessiner(etiquette: Etiquette, g: Gabarit) -> tuple[SafeString, SafeString, Disposition]:
    motif = Code128(etiquette.barres).build()[0]
    place = disposer(
        g.largeur / 1000,
        g.hauteur / 1000,
        modules=len(motif),
        nom=etiquette.nom,
        prix=etiquette.grand,
        mention=etiquette.mention,
    )
    return _qr(etiquette.qr, place.qr), _barres(motif, place), place


def _qr(texte: str, cote: float) -> SafeString:
    """A QR code of so many mm, its white border included; the safest level that it can hold."""
    code = segno.make(texte, error="l", micro=False)
    dessin = code.svg_inline(border=2, dark="#000", omitsize=True)
    mesure = f'<svg width="{cote:.3f}mm" height="{cote:.3f}mm" '
    return mark_safe(dessin.replace("<svg ", mesure, 1))  # No text of anybody in it.


def _barres(motif: str, place: Disposition) -> SafeString:
    """The bars of a Code 128 (« 1101… »), in their own millimetres."""
    if not place.module:
        return SafeString("")
    traits, x = [], 0
    for signe, largeur in _plages(motif):
        if signe == "1":
            traits.append(f"M{x} 0h{largeur}v1h-{largeur}z")
        x += largeur
    large = len(motif) * place.module
    return mark_safe(  # Numbers alone.
        f'<svg width="{large:.3f}mm" height="{place.barres:.3f}mm" viewBox="0 0 {len(motif)} 1"'
        f' preserveAspectRatio="none"><path d="{"".join(traits)}"/></svg>'
    )


def _plages(motif: str) -> list[tuple[str, int]]:
    """« 1101 » as its runs: two bars, a space, a bar."""
    plages: list[tuple[str, int]] = []
    for signe in motif:
        if plages and plages[-1][0] == signe:
            plages[-1] = (signe, plages[-1][1] + 1)
        else:
            plages.append((signe, 1))
    return plages


def _page(g: Gabarit) -> str:
    return f"{g.page_largeur / 1000:.3f}mm {g.page_hauteur / 1000:.3f}mm"


def _boite(g: Gabarit, rang: int) -> str:
    x, y = g.coin(rang)
    return _css(left=x / 1000, top=y / 1000, width=g.largeur / 1000, height=g.hauteur / 1000)


def _styles(g: Gabarit, rang: int, d: Disposition) -> dict[str, str]:
    largeur = g.largeur / 1000 - 2 * d.marge
    dessous = d.marge + d.haut + 0.6
    return {
        "boite": _boite(g, rang),
        "nom": _css(left=d.marge, top=d.marge, width=d.mots, font_size=d.nom)
        + f"max-lines:{d.lignes_du_nom}",
        "prix": _css(
            left=d.marge,
            top=d.marge + d.haut - 1.2 * d.prix,
            width=d.mots,
            font_size=d.prix,
        ),
        "qr": _css(left=d.marge + d.mots + 1.2, top=d.marge + (d.haut - d.qr) / 2),
        "barres": _css(left=d.marge, top=dessous, width=largeur),
        "pied": _css(left=d.marge, top=dessous + d.barres, width=largeur, font_size=d.code),
    }


def _css(**longueurs: float) -> str:
    return "".join(f"{nom.replace('_', '-')}:{mm:.3f}mm;" for nom, mm in longueurs.items())
