"""The indicators of the matter: what came in, what became of it, the rates, the deposits.

Definitions: the house's ledger of matter, « Rates »; codes: yearly figures asked by the
observatories of the sector and by funders.
"""

from collections.abc import Mapping

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from collecte.bilans.en_gros import masses_en_gros
from collecte.bilans.masses import bilan_de, nets_par_fin, stock_apres
from collecte.bilans.sans_masse import vendus_sans_masse
from collecte.bureau.registre_entrants import reutilise_de
from collecte.matiere.etapes import Etape
from collecte.tournees.models import Arret
from petiterockette.indicateurs.registre import (
    REPRIS,
    Famille,
    Indicateur,
    Portee,
    Unite,
    Valeur,
    bilan,
    inscrire,
)

from .indicateurs_calcules import CALCULES

VENDU = (Etape.VENDU,)
DONNE = (Etape.DONNE_ASSOCIATION, Etape.DONNE_PARTICULIER)
AUTRES_REEMPLOIS = (Etape.USAGE_INTERNE, Etape.AUTRE_STRUCTURE)


# The figures of a bilan that indicators name.
DU_BILAN = (
    *("collecte_g", "reemploi_g", "recyclage_g", "energie_g", "dechetterie_g", "sorties_g"),
    *("variation_stock_g", "ecart_g", "entre_sites_g"),
    *("taux_detaille", "taux_sur_collecte", "taux_reemploi", "taux_recyclage", "taux_dechetterie"),
    *("taux_traitement", "certitude"),
)


@bilan("matiere")
def matiere(portee: Portee) -> Mapping[str, Valeur]:
    """Grams and rates of the period, from one reading of its movements."""
    lignes = masses_en_gros(portee.debut, portee.fin, portee.lieux)
    b = bilan_de(lignes, portee.debut, portee.fin)
    fins = nets_par_fin(lignes)
    reutilise_g, dons_g = reutilise_de(lignes, portee.debut, portee.fin, portee.lieux)
    return {
        "reutilise_g": reutilise_g,
        "dons_g": dons_g,
        "stock_g": stock_apres(lignes, portee.debut, portee.lieux),
        **{cle: getattr(b, cle) for cle in DU_BILAN},
        REPRIS: b.repris,
        "vendu_g": sum(fins[e] for e in VENDU),
        "donne_g": sum(fins[e] for e in DONNE),
        "autre_reemploi_g": sum(fins[e] for e in AUTRES_REEMPLOIS),
    }


@bilan("sans_masse")
def sans_masse(portee: Portee) -> Mapping[str, Valeur]:
    """Objects sold that are in none of the kilograms."""
    return {"objets": vendus_sans_masse(portee.debut, portee.fin, portee.lieux)}


@bilan("domicile")
def domicile(portee: Portee) -> Mapping[str, Valeur]:
    """Pick-ups at home done on the day of their round, and those that were not."""
    arrets = Arret.objects.filter(
        genre=Arret.Genre.ENLEVEMENT, tournee__jour__gte=portee.debut, tournee__jour__lte=portee.fin
    ).exclude(issue="")
    if portee.lieux is not None:
        arrets = arrets.filter(tournee__lieu__in=portee.lieux)
    fait = Q(issue=Arret.Issue.FAIT)
    return arrets.order_by().aggregate(
        faits=Count("pk", filter=fait), manques=Count("pk", filter=~fait)
    )


_HORS = _(
    "Les pertes, les passages entre nos lieux, notre propre poubelle et les denrées n’y sont pas."
)
_BONS = _("Les bons de dépôt, de tri et de sortie, comptés au gramme.")


def _masse(
    code: str, cle: str, libelle, definition, formule="", exclusions=_HORS, jamais_repris=False
) -> Indicateur:
    return Indicateur(
        code=code,
        famille=Famille.MATIERE,
        libelle=libelle,
        unite=Unite.GRAMMES,
        definition=definition,
        formule=formule,
        source=_BONS,
        exclusions=exclusions,
        bilan="matiere",
        cle=cle,
        jamais_repris=jamais_repris,
    )


def _taux(code: str, cle: str, libelle, definition, formule, exclusions=_HORS) -> Indicateur:
    return Indicateur(
        code=code,
        famille=Famille.TAUX,
        libelle=libelle,
        unite=Unite.POURCENT,
        definition=definition,
        formule=formule,
        source=_("Calculé sur les kilos de l’année."),
        exclusions=exclusions,
        bilan="matiere",
        cle=cle,
    )


inscrire(
    _masse(
        "T_COLLECTE",
        "collecte_g",
        _("Collecté"),
        _("Tout ce qui nous a été apporté, pesé à l’arrivée, corrections déduites."),
        exclusions=_("Ce qui vient de nos autres lieux et les denrées n’y sont pas."),
    ),
    _masse(
        "T_REEMPLOI",
        "reemploi_g",
        _("Réemployé"),
        _("Vendu, donné, ou utilisé par la maison. Corrections déduites."),
        _("vendu + donné + autre réemploi"),
    ),
    _masse(
        "T_VENDU",
        "vendu_g",
        _("dont vendu"),
        _("Ce qui a été vendu, retours déduits. Sa méthode de pesée est dite sous le taux."),
    ),
    _masse(
        "T_DONNE",
        "donne_g",
        _("dont donné"),
        _("À une association, à une personne, ou pris en zone de gratuité."),
    ),
    _masse(
        "T_AUTRE_REEMPLOI",
        "autre_reemploi_g",
        _("dont autre réemploi"),
        _("Utilisé par la maison, ou remis à une autre structure de réemploi."),
    ),
    _masse(
        "T_RECYCLE",
        "recyclage_g",
        _("Recyclé"),
        _("Remis à un recycleur qui en refait de la matière, d’après son pont-bascule s’il pèse."),
    ),
    _masse(
        "T_ENERGIE",
        "energie_g",
        _("Valorisé en énergie"),
        _("Incinéré avec récupération d’énergie. N’est ni réemploi ni recyclage."),
    ),
    _masse(
        "T_ELIMINE",
        "dechetterie_g",
        _("Déchetterie"),
        _("Éliminé : déchetterie et bacs de déchets ultimes."),
    ),
    _masse(
        "T_SORTI",
        "sorties_g",
        _("Sorti"),
        _("Tout ce qui est parti, corrections déduites."),
        _("réemploi + recyclage + énergie + déchetterie"),
    ),
    _masse(
        "T_VARIATION_STOCK",
        "variation_stock_g",
        _("Variation du stock"),
        _("De combien ce qui dort dans nos lieux a grossi ou maigri."),
        _("collecté − sorti + écart + entre nos lieux"),
        exclusions=_("L’inventaire d’ouverture n’y compte pas."),
        jamais_repris=True,
    ),
    _masse(
        "T_ECART",
        "ecart_g",
        _("Écart"),
        _("Ce que les inventaires et les pesées ont trouvé en plus, moins ce qui manquait."),
        _("surplus − pertes"),
        jamais_repris=True,
        exclusions=_("Ce chiffre ne compte dans aucun taux."),
    ),
    _masse(
        "T_ENTRE_SITES",
        "entre_sites_g",
        _("Entre nos lieux"),
        _("Reçu de nos autres lieux, moins ce qui leur a été envoyé."),
        exclusions=_("Ce chiffre ne compte ni dans le collecté ni dans le sorti."),
        jamais_repris=True,
    ),
    *CALCULES,
    _taux(
        "R_REVALORISATION",
        "taux_detaille",
        _("Taux de revalorisation"),
        _("La part de ce qui est sorti qui a été réemployée ou recyclée."),
        _("(réemploi + recyclage) / sorti"),
    ),
    _taux(
        "R_REEMPLOI",
        "taux_reemploi",
        _("dont réemploi"),
        _("La part de ce qui est sorti qui a été réemployée."),
        _("réemploi / sorti"),
    ),
    _taux(
        "R_RECYCLAGE",
        "taux_recyclage",
        _("dont recyclage"),
        _("La part de ce qui est sorti qui a été recyclée."),
        _("recyclage / sorti"),
    ),
    _taux(
        "R_DECHETTERIE",
        "taux_dechetterie",
        _("Part de la déchetterie"),
        _("La part de ce qui est sorti qui n’a été ni réemployée ni recyclée."),
        _("(déchetterie + énergie) / sorti"),
    ),
    _taux(
        "R_SUR_COLLECTE",
        "taux_sur_collecte",
        _("Revalorisation sur la collecte"),
        _("Les mêmes kilos, divisés par ce qui a été collecté. Au-dessus de 100 % : déstockage."),
        _("(réemploi + recyclage) / collecté"),
    ),
    _taux(
        "R_TRAITEMENT",
        "taux_traitement",
        _("Sorti sur collecté"),
        _("Combien de ce qui est entré est ressorti dans la même période."),
        _("sorti / collecté"),
    ),
    _taux(
        "R_CERTITUDE",
        "certitude",
        _("Certitude"),
        _("La part des kilos sortis qui a été pesée ; le reste est estimé ou déduit."),
        _("kilos pesés / sorti"),
    ),
    Indicateur(
        code="N_SANS_POIDS",
        famille=Famille.TAUX,
        libelle=_("Objets vendus sans poids"),
        unite=Unite.NOMBRE,
        definition=_(
            "Ni pesés, ni de poids moyen connu : ils ne sont dans aucun kilo, et le réemploi est "
            "sous-estimé d’autant. Étalonner leur catégorie l’évite."
        ),
        source=_("Les tickets de caisse."),
        exclusions=_("Un lot sans nombre compte pour un objet."),
        bilan="sans_masse",
        cle="objets",
    ),
    Indicateur(
        code="N_COLLECTES_DOM",
        famille=Famille.ACCUEIL,
        libelle=_("Collectes à domicile"),
        unite=Unite.NOMBRE,
        definition=_("Arrêts d’enlèvement faits, le jour de leur tournée."),
        source=_("Les tournées."),
        bilan="domicile",
        cle="faits",
    ),
    Indicateur(
        code="N_COLLECTES_DOM_MANQUEES",
        famille=Famille.ACCUEIL,
        libelle=_("Passages pour rien"),
        unite=Unite.NOMBRE,
        definition=_(
            "Arrêts d’enlèvement où la personne était absente, a décommandé, ou refusés sur place."
        ),
        source=_("Les tournées."),
        bilan="domicile",
        cle="manques",
    ),
)
