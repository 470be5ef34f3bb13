"""Charts and figures of the dashboards: shapes from masses, differences, readable rounding.

Duck-typed on a « bilan »: anything that has ``sorties_g``, ``reemploi_g``, ``recyclage_g``,
``non_revalorise_g``, ``collecte_g`` and ``taux``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from petiterockette.mots import mesures
from petiterockette.mots.taux import ecrire, points, pourcent, pourcent_signe, rapport, variation

from .. import graphiques
from ..graphiques.palmares import decimales_de, palmares
from .affichage import kilos_nombre, signe, tonnes

register = template.Library()

SANS_PARTS = _(
    "Des corrections ou des remboursements rendent une part négative\u00a0: pas de parts."
)
DESTINS = ("reemploi", "recyclage", "dechetterie")
NOMS = {
    "collecte": _("Collecté"),
    "reemploi": _("Réemploi"),
    "recyclage": _("Recyclage"),
    "dechetterie": _("Déchetterie"),
    "stock": _("Stock et écart"),
    "inconnu": _("Non connu"),
    "en-partie": _("Stock, écart et non connu"),
    "pesee": _("pesé"),
    "estimee": _("estimé"),
    "deduite": _("déduit"),
}


@register.simple_tag
def barre_des_sorties(bilan: Any, echelle_g: int | None = None) -> graphiques.Barre | None:
    """Réemploi, recyclage, déchetterie: always in this order."""
    return graphiques.barre(_destins(bilan), echelle_g=echelle_g)


# The pattern laid over the colour of some fates and measures: told apart without colours.
MOTIFS = {"recyclage": "hachures", "dechetterie": "points", "estimee": "estimee"}


@register.simple_tag
def texture(code: str, x: Any, y: Any, largeur: Any, hauteur: Any) -> SafeString:
    """One rectangle in the colour and the texture of a fate."""
    place = format_html('x="{}" y="{}" width="{}" height="{}"', x, y, largeur, hauteur)
    fond = format_html('<rect class="destin-{}" {}></rect>', code, place)
    if code not in MOTIFS:
        return fond
    return fond + format_html('<rect fill="url(#motif-{})" {}></rect>', MOTIFS[code], place)


@dataclass(frozen=True)
class Part:
    """One line of a legend; without a ``segment`` where no bar can be drawn."""

    code: str
    masse_g: int
    segment: graphiques.Segment | None

    @property
    def nom(self) -> Promise:
        return NOMS[self.code]


@register.filter
def parts(barre: graphiques.Barre | None, bilan: Any) -> list[Part]:
    """The fates of a bilan, each with its segment."""
    segments = barre.segments if barre else (None, None, None)
    return [Part(*x) for x in zip(DESTINS, _destins(bilan), segments, strict=True)]


@register.simple_tag
def barre_de_certitude(bilan: Any) -> graphiques.Barre | None:
    """Weighed, estimated, deduced: how the kilograms that went out are known."""
    return graphiques.barre([bilan.pesee_g, bilan.estimee_g, bilan.deduite_g])


@register.simple_tag
def courbe_des_taux(mois_par_mois: Sequence[Any]) -> graphiques.Courbe | None:
    """The rates of the months, in order; a month without a rate leaves a gap."""
    return graphiques.courbe([mois.bilan.taux for mois in mois_par_mois])


@dataclass(frozen=True)
class FluxDesDons:
    """The Sankey of a period, and the names of its origins, in the order of their nodes."""

    flux: graphiques.Flux
    noms: Sequence[str]

    @property
    def origines(self) -> list[tuple[str, graphiques.Noeud]]:
        return [(self.noms[int(noeud.code)], noeud) for noeud in self.flux.origines]


@register.simple_tag
def flux_des_dons(
    bilan: Any, origines: Sequence[Any] | None = None, places: int = 5
) -> FluxDesDons | None:
    """From where gifts came to where they went, the stock making up the difference.

    ``origines``: lines of ``nom`` and ``masse_g``, the heaviest first; those after the first
    ``places`` are drawn together.
    """
    lignes = [(ligne.nom, ligne.masse_g) for ligne in origines or ()]
    if len(lignes) > places:
        reste = sum(masse for _nom, masse in lignes[places - 1 :])
        lignes = [*lignes[: places - 1], (_("Autres"), reste)]
    destins = list(zip(DESTINS, _destins(bilan), strict=True))
    masses = [masse for _nom, masse in lignes]
    dessin = graphiques.flux(
        bilan.collecte_g,
        destins,
        origines=masses,
        reste=ou_va_le_reste(bilan),
        hauteur=250 if lignes else 196,
    )
    return FluxDesDons(dessin, [nom for nom, _masse in lignes]) if dessin else None


register.simple_tag(palmares)
register.simple_tag(decimales_de)


@register.simple_tag
def reste_en_stock(bilan: Any) -> int:
    """What came in and did not go out: in stock, in the differences or at another site."""
    return bilan.collecte_g - bilan.sorties_g


@register.simple_tag
def ou_va_le_reste(bilan: Any) -> str:
    """Where what came in and did not go out is: the code of its name. Of what was brought in from
    before, nobody knows it."""
    if not bilan.historique_g:
        return "stock"
    return "inconnu" if bilan.historique_g == reste_en_stock(bilan) else "en-partie"


@register.simple_tag
def decimales_des_mois(mois_par_mois: Sequence[Any], total: Any) -> int:
    """The decimals of the table of months, all its columns together; of its total, where that
    alone is known."""
    bilans = [mois.bilan for mois in mois_par_mois if not mois.bilan.vide] or [total]
    return decimales_de(*(m for b in bilans for m in (b.collecte_g, b.sorties_g)))


@register.simple_tag
def kg(
    grammes: int, decimales: int | None = None, unite: bool = True, signe_plus: bool = False
) -> SafeString:
    """A mass rounded to be read, exact in grams for machines.

    « — » for nothing, unless it is a difference (``signe_plus``), of which zero is a value.
    What exists never reads as zero: « < 1 ».
    """
    if not grammes and not signe_plus:
        return mark_safe(f'<data value="0">{mesures.TIRET}</data>')
    precision = decimales_de(grammes) if decimales is None else decimales
    arrondi = (Decimal(grammes) / 1000).quantize(
        Decimal(1).scaleb(-precision), rounding=ROUND_HALF_UP
    )
    if grammes and not arrondi:
        seuil = kilos_nombre(10 ** (3 - precision))
        texte = f"{mesures.MOINS if grammes < 0 else ''}&lt;{mesures.INSECABLE}{seuil}"
    else:
        texte = signe(arrondi) if signe_plus else mesures.nombre(arrondi)
    ecrit = f'{texte}<span class="unite">{mesures.INSECABLE}kg</span>' if unite else texte
    # A figure and our own tags: nothing typed by anyone. A page of figures has hundreds.
    return mark_safe(f'<data value="{int(grammes)}">{ecrit}</data>')


@register.simple_tag
def taux(valeur: Decimal | None) -> SafeString:
    """A rate, always with its decimal: « 91,0 % » under « 91,1 % »; « — » for none."""
    if valeur is None:
        return format_html("{}", mesures.TIRET)
    return format_html(
        '<data value="{}">{}<span class="unite">{}%</span></data>',
        valeur,
        ecrire(Decimal(valeur)),
        mesures.INSECABLE,
    )


@register.filter
def en_pourcent(valeur: Decimal) -> str:
    """« 90,0 % », inside a sentence: the same writing as a rate, without its tags."""
    return pourcent(valeur)


@register.filter
def en_pourcent_signe(valeur: Decimal | None) -> str:
    """« +4,0 % », « −2,0 % »: how much a figure changed."""
    return pourcent_signe(valeur)


@register.filter
def en_gros(grammes: int) -> str:
    """« 30,4 t », and kilograms under the ton: what exists never reads « 0,0 t »."""
    if abs(grammes) >= 1_000_000:
        return tonnes(grammes)
    return mesures.kilos(grammes, decimales_de(grammes))


@register.simple_tag
def evolution(bilan: Any, avant: Any, champ: str) -> Decimal | None:
    """The change of one figure in percent, one decimal; None when there was nothing."""
    depart = getattr(avant, champ)
    return variation(getattr(bilan, champ) - depart, depart)


@register.simple_tag
def figure(bilan: Any, champ: str) -> int:
    """One figure of a bilan, by its name."""
    return getattr(bilan, champ)


@register.simple_tag
def part(valeur: int, tout: int) -> Decimal | None:
    """The size of ``valeur`` in percent of ``tout``, without its sign; it may pass 100."""
    return rapport(abs(valeur), tout)


@register.simple_tag
def sans_parts(lignes: Sequence[Any], champ: str) -> SafeString | str:
    """Why rows that weigh something (``champ``) have no share; nothing where they have one."""
    rangs = [li["ligne"] if isinstance(li, dict) else li for li in lignes]
    if all(rang.part is not None or not getattr(rang, champ) for rang in rangs):
        return ""
    return format_html('<p class="douce">{}</p>', SANS_PARTS)


@register.filter
def en_milliemes(longueur: str) -> str:
    """A length of a bar (« 57.03% ») on a drawing a thousand units wide, as SVG reads it."""
    return graphiques.ecrire(10 * float(longueur.removesuffix("%")))


@register.filter
def avec_codes(barre: graphiques.Barre, codes: str) -> list[tuple[str, graphiques.Segment]]:
    """Pair each share with the word that gives its colour and texture."""
    return list(zip(codes.split(), barre.segments, strict=True))


@register.filter
def certitude_en_mots(barre: graphiques.Barre) -> str:
    """« 83 % pesé, 14 % estimé, 3 % déduit », for where nothing is drawn."""
    mots = [
        f"{segment.pourcent}{mesures.INSECABLE}% {NOMS[code]}"
        for code, segment in avec_codes(barre, "pesee estimee deduite")
        if segment.masse_g
    ]
    return ", ".join(mots)


@register.filter
def nom_de_part(code: str) -> Promise:
    """The word that stands beside a colour and its texture."""
    return NOMS[code]


@register.filter
def moins(valeur: Decimal, autre: Decimal) -> Decimal:
    """The difference between two rates as they are written, in points."""
    return points(valeur, autre)


@register.filter
def mot_point(difference: Decimal) -> Promise:
    """« point »: in French, plural from two on."""
    return _("points") if abs(difference) >= 2 else _("point")


@register.filter
def fleche(difference: Decimal | int) -> str:
    """The arrow of a difference. It says a direction, never that it is good."""
    if not difference:
        return "arrow-right"
    return "arrow-up-right" if difference > 0 else "arrow-down-right"


def _destins(bilan: Any) -> list[int]:
    return [bilan.reemploi_g, bilan.recyclage_g, bilan.non_revalorise_g]
