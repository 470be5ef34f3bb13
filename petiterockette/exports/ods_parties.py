"""The parts of an ODS that do not depend on its rows: styles, manifest, frozen heads.

Numbers and days are shown as in French, whatever the language of the spreadsheet.
"""

from xml.sax.saxutils import escape, quoteattr

from .pages import ETROITE, LARGE
from .valeurs import DECIMALES_MONTREES

GENRE = "application/vnd.oasis.opendocument.spreadsheet"
VERSION = 'office:version="1.3"'
ESPACES = " ".join(
    f'xmlns:{prefixe}="urn:oasis:names:tc:opendocument:xmlns:{nom}:1.0"'
    for prefixe, nom in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "config": "config",
        "meta": "meta",
        "fo": "xsl-fo-compatible",
    }.items()
)
ENTETE = '<?xml version="1.0" encoding="UTF-8"?>\n'
FRANCAIS = 'number:language="fr" number:country="FR"'
LARGEURS_LISEZ_MOI = (34, 90)
# A character of the usual font, its margins included.
MM_PAR_SIGNE = 2.1

_FICHIERS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
MANIFESTE = (
    f'{ENTETE}<manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{GENRE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{nom}" manifest:media-type="text/xml"/>'
        for nom in _FICHIERS
    )
    + "</manifest:manifest>"
)

# A4 on its side, as wide as the paper, as the sheets of the other format.
STYLES = f"""{ENTETE}<office:document-styles {ESPACES} {VERSION}>
<office:styles>
<style:default-style style:family="table-cell">
<style:text-properties fo:font-family="Liberation Sans" fo:font-size="10pt" fo:language="fr" \
fo:country="FR"/>
</style:default-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="a4">
<style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" \
style:print-orientation="landscape" fo:margin="15mm" style:scale-to-X="1" style:scale-to-Y="0"/>
</style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Default" style:page-layout-name="a4"/>
</office:master-styles>
</office:document-styles>"""


def _nombre(decimales: int) -> str:
    return (
        f'<number:number-style style:name="n{decimales}" {FRANCAIS}>'
        f'<number:number number:decimal-places="{decimales}" '
        f'number:min-decimal-places="{decimales}" number:min-integer-digits="1" '
        'number:grouping="true"/></number:number-style>'
        f'<style:style style:name="nombre{decimales}" style:family="table-cell" '
        f'style:data-style-name="n{decimales}"/>'
    )


def _colonne(largeur: int) -> str:
    mm = largeur * MM_PAR_SIGNE
    return (
        f'<style:style style:name="co{largeur}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{mm:.1f}mm"/></style:style>'
    )


def _texte(nom: str, cellule: str, texte: str = "") -> str:
    lettres = f"<style:text-properties {texte}/>" if texte else ""
    return (
        f'<style:style style:name="{nom}" style:family="table-cell">'
        f"<style:table-cell-properties {cellule}/>{lettres}</style:style>"
    )


_HAUT, _ENTIER = 'style:vertical-align="top"', 'fo:wrap-option="wrap"'
_GRAS = 'fo:font-weight="bold"'
DEBUT = (
    f"{ENTETE}<office:document-content {ESPACES} {VERSION}><office:automatic-styles>"
    + "".join(_nombre(n) for n in range(DECIMALES_MONTREES + 1))
    + f'<number:date-style style:name="d" {FRANCAIS}><number:day number:style="long"/>'
    '<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="jour" style:family="table-cell" style:data-style-name="d">'
    '<style:paragraph-properties fo:text-align="start"/></style:style>'
    '<style:style style:name="feuille" style:family="table" style:master-page-name="Default">'
    '<style:table-properties table:display="true"/></style:style>'
    + _texte("tete", f'{_ENTIER} fo:border-bottom="0.5pt solid #000000"', _GRAS)
    + _texte("gras", _HAUT, _GRAS)
    + _texte("long", f"{_HAUT} {_ENTIER}")
    + "".join(_colonne(n) for n in [*range(ETROITE, LARGE + 1), LARGEURS_LISEZ_MOI[1]])
    + "</office:automatic-styles><office:body><office:spreadsheet>\n"
)
FIN = "</office:spreadsheet></office:body></office:document-content>"


def meta(titre: str, fait_le: str) -> str:
    """``fait_le``: local time, as 2026-11-26T10:00:00."""
    return (
        f'{ENTETE}<office:document-meta {ESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f"{VERSION}><office:meta><meta:creation-date>{fait_le}</meta:creation-date>"
        f"<dc:title>{escape(titre)}</dc:title></office:meta></office:document-meta>"
    )


def reglages(noms: list[str]) -> str:
    """The first row of each table stays in sight: ``noms``, those of their sheets."""
    vues = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(nom)}>"
        + _item("HorizontalSplitMode", "short", 0)
        + _item("VerticalSplitMode", "short", 2)
        + _item("VerticalSplitPosition", "int", 1)
        + _item("ActiveSplitRange", "short", 2)
        + _item("PositionBottom", "int", 1)
        + "</config:config-item-map-entry>"
        for nom in noms
    )
    return (
        f"{ENTETE}<office:document-settings {ESPACES} {VERSION}><office:settings>"
        '<config:config-item-set config:name="ooo:view-settings" '
        'xmlns:ooo="http://openoffice.org/2004/office">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{vues}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )


def _item(nom: str, genre: str, valeur: int) -> str:
    return (
        f'<config:config-item config:name="{nom}" config:type="{genre}">{valeur}'
        "</config:config-item>"
    )
