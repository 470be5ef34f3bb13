"""The matter as others read it: the dashboard's own figures, and the months with their state."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema

from collecte.matiere.periode import Periode, PeriodeIllisible
from collecte.mois.models import Mois
from petiterockette.api.domaines import domaine
from petiterockette.api.lieux import lieux_lus
from petiterockette.api.parametres import (
    AnneeDemandee,
    CodeDeLieu,
    PeriodeDuChemin,
    attendu,
)
from petiterockette.api.porte import Demande
from petiterockette.api.refus import ParametresIllisibles
from petiterockette.api.registre import lecture

from .figures import tableau_de
from .filtre import filtre_de

MATIERE = domaine(
    "matiere",
    _("La matière"),
    _("kilos collectés, réemployés, recyclés, jetés, et le taux, par lieu et par catégorie"),
)


class Masses(Schema):
    """What came in and what became of it, in grams, and the rate."""

    collecte_g: int = Field(description="Collecté, en grammes.")
    reemploi_g: int = Field(description="Réemployé, en grammes.")
    recyclage_g: int = Field(description="Recyclé, en grammes.")
    energie_g: int = Field(description="Valorisé en énergie, en grammes.")
    dechetterie_g: int = Field(description="Éliminé, en grammes.")
    sorties_g: int = Field(description="Sorti\u00a0: la somme des quatre.")
    taux_revalorisation: float | None = Field(
        description="(réemploi + recyclage) / sorti, en pour cent\u00a0; rien sans sortie."
    )
    repris: bool = Field(description="Si une part en a été reprise d’un autre outil.")


class DeLaCategorie(Masses):
    """What a category brought and became, its sub-categories included."""

    categorie: str = Field(description="Son code.", examples=["livres"])
    nom: str = Field(description="Son nom.")


class DuPas(Masses):
    """A month, or a day, of the period."""

    periode: str = Field(description="Un mois ou un jour.", examples=["2026-11"])


class Chiffres(Masses):
    """The figures of a period at some sites, as the dashboard shows them."""

    periode: str = Field(description="La période demandée.")
    du: date = Field(description="Son premier jour.")
    au: date = Field(description="Son dernier jour, compris.")
    lieux: list[str] = Field(description="Les codes des lieux comptés.")
    variation_stock_g: int | None = Field(
        description="Ce dont le stock a grossi, en grammes\u00a0; rien si nul ne le sait."
    )
    ecart_g: int = Field(description="Trouvé en plus, moins ce qui manquait, en grammes.")
    sans_taux: str | None = Field(description="Pourquoi il n’y a pas de taux.")
    depots: int | None = Field(
        description="Combien de fois on nous a apporté quelque chose\u00a0; rien si nul ne le sait."
    )
    vendus_sans_masse: int = Field(description="Objets vendus qui ne sont dans aucun kilo.")
    clos: bool = Field(description="Si tous ses mois sont clos\u00a0; sinon, provisoire.")
    par_categorie: list[DeLaCategorie] = Field(description="Ce qui est sorti le plus d’abord.")
    pas_a_pas: list[DuPas] = Field(description="Mois par mois, ou jour par jour.")


@lecture(
    "chiffres/{periode}",
    domaine=MATIERE,
    repond=Chiffres,
    resume="Les chiffres d’une période",
    texte="Ceux du tableau de bord, au gramme près\u00a0: en tout, par catégorie, pas à pas.",
)
def chiffres(request: Demande, periode: PeriodeDuChemin, lieu: CodeDeLieu = "") -> Chiffres:
    filtre = filtre_de(periode_lue(periode), lieux_lus(request.auth, lieu), {})
    t = tableau_de(filtre)
    b, p = t.bilan, filtre.periode
    return Chiffres(
        **b.pour_machine,
        periode=p.code,
        du=p.debut,
        au=p.fin,
        lieux=[li.code for li in filtre.lieux_lus.lus],
        variation_stock_g=b.variation_connue_g,
        ecart_g=b.ecart_g,
        sans_taux=str(b.sans_taux) or None,
        depots=b.depots_connus(t.passages.nombre if t.passages else 0),
        vendus_sans_masse=t.sans_masse,
        clos=t.close,
        par_categorie=[
            DeLaCategorie(
                **li.bilan.pour_machine, categorie=li.categorie.code, nom=li.categorie.nom
            )
            for li in t.par_categorie
        ],
        pas_a_pas=[DuPas(**pas.bilan.pour_machine, periode=pas.periode.code) for pas in t.pas],
    )


class EtatDuMois(Schema):
    """A month of a site's books."""

    mois: str = Field(description="Année et mois.", examples=["2026-11"])
    lieu: str = Field(description="Le code du lieu.", examples=["CHV"])
    clos: bool = Field(description="S’il est clos\u00a0: ses chiffres ne changent plus.")
    clos_le: str | None = Field(description="Quand, en UTC.")


class Periodes(Schema):
    """The months of a year that moved something."""

    annee: int = Field(description="L’année lue.")
    mois: list[EtatDuMois] = Field(description="Dans l’ordre, lieu par lieu.")


@lecture(
    "periodes",
    domaine=MATIERE,
    repond=Periodes,
    resume="Les mois et leur état",
    texte="Les mois d’une année où quelque chose a bougé, lieu par lieu, ouverts ou clos\u00a0; "
    "sans année, celle d’aujourd’hui.",
)
def periodes(request: Demande, annee: AnneeDemandee = None, lieu: CodeDeLieu = "") -> Periodes:
    lus = lieux_lus(request.auth, lieu)
    annee = annee or timezone.localdate().year
    mois = Mois.objects.filter(mois__gte=date(annee, 1, 1), mois__lte=date(annee, 12, 31))
    if lus.ids is not None:
        mois = mois.filter(lieu__in=lus.ids)
    return Periodes(
        annee=annee,
        mois=[
            EtatDuMois(
                mois=f"{m.mois:%Y-%m}",
                lieu=m.lieu.code,
                clos=m.est_clos,
                clos_le=m.clos_le.isoformat() if m.clos_le else None,
            )
            for m in mois.select_related("lieu").order_by("mois", "lieu__ordre", "lieu__nom")
        ],
    )


def periode_lue(code: str) -> Periode:
    """The period of that code. Raises ``ParametresIllisibles``."""
    try:
        return Periode.lire(code)
    except PeriodeIllisible:
        raise ParametresIllisibles(champs={"periode": attendu("periode")}) from None
