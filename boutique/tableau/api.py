"""The till as others read it: the figures of the registry, over a period."""

from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema

from collecte.tableau.api import periode_lue
from petiterockette.api.domaines import domaine
from petiterockette.api.lieux import lieux_lus
from petiterockette.api.parametres import CodeDeLieu, PeriodeDuChemin
from petiterockette.api.porte import Demande
from petiterockette.api.registre import lecture
from petiterockette.indicateurs.api import Chiffre, chiffre_de
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode

BOUTIQUE = domaine(
    "boutique", _("La boutique"), _("chiffre d’affaires, ventes, paniers, objets vendus")
)


class Ventes(Schema):
    """The figures of the tills over a period."""

    periode: str = Field(description="La période demandée.")
    lieux: list[str] = Field(description="Les codes des lieux comptés.")
    chiffres: list[Chiffre] = Field(description="Ceux de la caisse, par leur code.")


@lecture(
    "ventes/{periode}",
    domaine=BOUTIQUE,
    repond=Ventes,
    resume="Les ventes d’une période",
    texte="Les chiffres de la caisse\u00a0: les mêmes que ceux des indicateurs, à leurs dates.",
)
def ventes(request: Demande, periode: PeriodeDuChemin, lieu: CodeDeLieu = "") -> Ventes:
    p, lus = periode_lue(periode), lieux_lus(request.auth, lieu)
    ids = None if lus.ids is None else tuple(lus.ids)
    valeurs = ValeursDeLaPeriode(Portee(p.debut, p.fin, ids))
    return Ventes(
        periode=p.code,
        lieux=[li.code for li in lus.lus],
        chiffres=[
            chiffre_de(i, valeurs.valeur(i)) for i in INDICATEURS.values() if i.bilan == "caisse"
        ],
    )
