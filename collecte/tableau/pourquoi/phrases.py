"""The dashboard in two sentences: its rate beside another one, the categories that moved it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from petiterockette.affichage.en_phrases import EnPhrases, dire
from petiterockette.affichage.graphiques.palmares import decimales_de
from petiterockette.affichage.templatetags.graphiques import mot_point
from petiterockette.mots.en_phrases import Fait, Part
from petiterockette.mots.mesures import INSECABLE, kilos
from petiterockette.mots.taux import au_dixieme, ecrire, pourcent

from ..figures import Tableau


def dire_le_tableau(request: HttpRequest, t: Tableau) -> EnPhrases | None:
    """The sentences of a dashboard; None where nothing went out: there is no rate."""
    if t.bilan.taux is None:
        return None
    periode, b = t.filtre.periode, t.bilan
    lieu = t.filtre.lieux_lus.dite
    # As many decimals as the page has.
    decimales = decimales_de(b.collecte_g, b.sorties_g)
    mots = {
        "sorti": kilos(b.sorties_g, decimales),
        "reemploi": kilos(b.reemploi_g, decimales),
        "recyclage": kilos(b.recyclage_g, decimales),
        "lieu": lieu,
    }
    base = _(
        "Base\u00a0: %(sorti)s sortis, dont %(reemploi)s réemployés et %(recyclage)s recyclés, "
        "%(lieu)s."
    )
    titre = _("%(periode)s, %(lieu)s") % {"periode": periode.titre, "lieu": lieu}
    return dire(request, titre, _fait(t), base % mots)


def _fait(t: Tableau) -> Fait:
    assert t.bilan.taux is not None
    avant = t.choisie.bilan.taux
    return Fait(
        nom=_("Revalorisé"),
        quand=t.filtre.periode.nom,
        de_quand=t.choisie.periode.nom_a_cote(t.filtre.periode),
        maintenant=au_dixieme(t.bilan.taux),
        avant=None if avant is None else au_dixieme(avant),
        ecrire=pourcent,
        ecart=lambda points: f"{ecrire(points)}{INSECABLE}{mot_point(points)}",
        pas_comparable=t.choisie.pas_comparable.get("sorties_g", ""),
        parts=[
            Part(
                _("autres catégories")
                if part.categorie is None
                else t.filtre.par_id[part.categorie].nom,
                part.points,
            )
            for part in t.explication
        ],
    )
