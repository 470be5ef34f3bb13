"""The indicators of the matter that are deduced: what lay in stock on a day, and, of what is put to
use again, what had come in as waste (« réutilisation », not « réemploi »)."""

from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import Famille, Unite, du_bilan

_un = du_bilan("matiere", Famille.MATIERE)
_PAR_STATUT = {
    "source": _(
        "Les bons et l’origine des dépôts. Calculé\u00a0: rien de trié ne dit d’où il vient."
    ),
    "exclusions": _("Tant qu’aucune origine n’est un déchet, tout est du réemploi."),
}

CALCULES = (
    _un(
        "T_REUTILISATION",
        "reutilise_g",
        _("Réutilisé"),
        Unite.GRAMMES,
        _("La part du réemployé qui était entrée comme déchet, d’une benne par exemple."),
        formule=_("par catégorie\u00a0: réemployé × part entrée comme déchet sur douze mois"),
        **_PAR_STATUT,
    ),
    _un(
        "T_REEMPLOI_DONS",
        "dons_g",
        _("Réemployé, sans le réutilisé"),
        Unite.GRAMMES,
        _("La part du réemployé qui avait été donnée pour resservir, sans être un déchet."),
        formule=_("réemployé − réutilisé"),
        **_PAR_STATUT,
    ),
    _un(
        "T_STOCK",
        "stock_g",
        _("Stock du dernier jour"),
        Unite.GRAMMES,
        _("Ce qui dort dans nos lieux à la fin de la période, d’après les bons."),
        formule=_("stock d’ouverture + tout ce qui est entré − tout ce qui est sorti"),
        source=_("Les bons, depuis le premier jour."),
        exclusions=_(
            "Sans inventaire d’ouverture, le stock n’est pas connu. Ce qui voyage entre nos lieux "
            "n’est nulle part."
        ),
        jamais_repris=True,
    ),
)
