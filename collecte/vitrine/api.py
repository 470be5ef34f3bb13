"""« Notre impact » by a key: the same documents as the public files, at the sites of the key."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema

from collecte.tableau.api import Masses
from petiterockette.api.domaines import SANS_CLE, domaine
from petiterockette.api.lieux import lieux_lus
from petiterockette.api.parametres import AnneeDuChemin, CodeDeLieu
from petiterockette.api.porte import Demande
from petiterockette.api.refus import PasEncore
from petiterockette.api.registre import lecture

from .impact import impact as lire_l_impact
from .impact import premiere_annee
from .ouvertes import LICENCE, annee_en_machine, annees_en_machine, annees_publiees, mois_en_machine

IMPACT = domaine("impact", _("Notre impact"), _("ce que dit la page publique, toutes les années"))

SANS_CLE.append((_("«\u00a0Notre impact\u00a0», en données ouvertes"), "collecte:donnees_ouvertes"))


class Totaux(Masses):
    """A year, and whether it may still change."""

    annee: int = Field(description="L’année.")
    depots: int | None = Field(
        description="Combien de fois on nous a apporté quelque chose\u00a0; rien si nul ne le sait."
    )
    provisoire: bool = Field(description="Si un de ses mois n’est pas encore clos.")


class Annees(Schema):
    """Every year of the books."""

    licence: str = Field(description="Sous quelle licence ces chiffres se réutilisent.")
    lieux: list[str] = Field(description="Les codes des lieux comptés.")
    annees: list[Totaux] = Field(description="La dernière d’abord.")


class MoisDeLImpact(Schema):
    """A month of the year."""

    mois: str = Field(description="Année et mois.", examples=["2026-11"])
    collecte_g: int = Field(description="Collecté, en grammes.")
    sorties_g: int = Field(description="Sorti, en grammes.")
    taux_revalorisation: float | None = Field(description="En pour cent\u00a0; rien sans sortie.")
    repris: bool = Field(description="Si une part en a été reprise d’un autre outil.")
    provisoire: bool = Field(description="S’il n’est pas encore clos partout.")


class AnneeDeLImpact(Totaux):
    """A year, and its months."""

    licence: str = Field(description="Sous quelle licence ces chiffres se réutilisent.")
    lieux: list[str] = Field(description="Les codes des lieux comptés.")
    jusqu_au: str = Field(description="Le dernier jour compté.", examples=["2026-11-30"])
    sans_taux: str | None = Field(description="Pourquoi il n’y a pas de taux.")
    mois: list[MoisDeLImpact] = Field(description="Mois par mois, jusqu’au dernier.")


@lecture(
    "impact",
    domaine=IMPACT,
    repond=Annees,
    resume="Toutes les années",
    texte="Les totaux de chaque année, la dernière d’abord\u00a0: ceux des données ouvertes, qui "
    "se lisent aussi sans clé.",
)
def impact(request: Demande, lieu: CodeDeLieu = "") -> Annees:
    lus = lieux_lus(request.auth, lieu)
    return Annees(
        licence=LICENCE,
        lieux=[li.code for li in lus.lus],
        annees=[Totaux(**a) for a in annees_en_machine(annees_publiees(lus.ids))],
    )


@lecture(
    "impact/{annee}",
    domaine=IMPACT,
    repond=AnneeDeLImpact,
    resume="Une année, mois par mois",
    texte="Ce que montre la page «\u00a0Notre impact\u00a0» de cette année.",
)
def impact_de_l_annee(
    request: Demande, annee: AnneeDuChemin, lieu: CodeDeLieu = ""
) -> AnneeDeLImpact:
    if not premiere_annee() <= annee <= timezone.localdate().year:
        raise PasEncore(quand=annee)
    lus = lieux_lus(request.auth, lieu)
    lu = lire_l_impact(annee, lus)
    return AnneeDeLImpact(
        **annee_en_machine(lu),
        licence=LICENCE,
        lieux=[li.code for li in lus.lus],
        mois=[MoisDeLImpact(**m) for m in mois_en_machine(lu)],
    )
