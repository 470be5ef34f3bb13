"""The year's indicators in two sentences: what went out, beside the year before, and where to."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from petiterockette.affichage.en_phrases import EnPhrases, dire
from petiterockette.mots.en_phrases import Fait, Part

from .nombres import ecrire
from .registre import INDICATEURS, Unite, Valeur

SORTI, COLLECTE = "T_SORTI", "T_COLLECTE"
SORTS = ("T_REEMPLOI", "T_RECYCLE", "T_ELIMINE")


def dire_l_annee(
    request: HttpRequest,
    annee: int,
    valeurs: Mapping[str, tuple[Valeur, Valeur]],
    *,
    lieu: str,
    en_cours: bool,
    pas_comparable: str = "",
) -> EnPhrases | None:
    """The sentences of a year; ``valeurs``: code → this year's and the year before's. None where
    the page does not show what they are made of, or where nothing went out."""
    if not {SORTI, COLLECTE, *SORTS} <= valeurs.keys() or not valeurs[SORTI][0]:
        return None
    maintenant, avant = (int(v or 0) for v in valeurs[SORTI])
    fait = Fait(
        nom=str(INDICATEURS[SORTI].libelle),
        quand=str(annee),
        de_quand=str(annee - 1),
        maintenant=maintenant,
        avant=avant,
        ecrire=_kilos,
        en_cours=en_cours,
        pas_comparable=pas_comparable,
        parts=[
            Part(
                str(INDICATEURS[code].libelle).lower(), int(ici or 0) - int(la or 0), int(ici or 0)
            )
            for code in SORTS
            for ici, la in [valeurs[code]]
        ],
    )
    base = _("Base\u00a0: les bons de l’année, %(lieu)s\u00a0; %(collecte)s collectés.") % {
        "lieu": lieu,
        "collecte": _kilos(int(valeurs[COLLECTE][0] or 0)),
    }
    titre = _("Indicateurs, %(annee)s") % {"annee": annee}
    return dire(request, titre, fait, base)


def _kilos(grammes: int) -> str:
    """Kilograms, as the page writes them."""
    return ecrire(grammes, Unite.GRAMMES)
