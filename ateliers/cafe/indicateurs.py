"""The indicators of the café: food saved, meals by price, suspended meals that wait."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import EtapeDenrees
from petiterockette.indicateurs.registre import (
    Famille,
    Portee,
    Unite,
    Valeur,
    bilan,
    du_bilan,
    inscrire,
)

from . import genres
from .bilans import bilan_du_cafe


@bilan("cafe")
def cafe(portee: Portee) -> Mapping[str, Valeur]:
    """The café's figures of a period, in one query."""
    denrees, repas, attente = bilan_du_cafe(portee.debut, portee.fin, portee.lieux)
    return {
        "sauve": denrees.sauve_g,
        "recu": denrees.recu_g,
        "composte": denrees.fins[EtapeDenrees.COMPOSTE],
        "tous": sum(repas.values()),
        "attente": attente,
        **repas,
    }


_du_cafe = du_bilan("cafe", Famille.ATELIERS, pole="cafe")


_LOTS = _("Les lots reçus et leurs sorties, annulations déduites.")
_TICKETS = _("Les tickets de caisse, remboursements déduits ; l’entraînement ne compte jamais.")

inscrire(
    _du_cafe(
        "KG_ALIM",
        "sauve",
        _("Denrées sauvées"),
        Unite.GRAMMES,
        _("Les kilos de denrées reçus conformes, moins ceux qui ont fini jetés."),
        formule=_("reçu conforme − jeté"),
        source=_LOTS,
        exclusions=_(
            "Les objets et les lots refusés à l’arrivée n’y sont pas ; les repas n’ont pas "
            "de kilos."
        ),
    ),
    _du_cafe(
        "KG_ALIM_RECUS",
        "recu",
        _("Denrées reçues"),
        Unite.GRAMMES,
        _("Les kilos de denrées entrés dans le garde-manger."),
        source=_LOTS,
        exclusions=_("Les lots refusés à l’arrivée n’y sont pas."),
    ),
    _du_cafe(
        "KG_COMPOSTES",
        "composte",
        _("Denrées compostées"),
        Unite.GRAMMES,
        _("Les kilos de denrées partis au compost ou aux biodéchets."),
        source=_LOTS,
    ),
    _du_cafe(
        "N_REPAS",
        "tous",
        _("Repas servis"),
        Unite.NOMBRE,
        _("Les repas du café, à tous les tarifs."),
        source=_TICKETS,
        exclusions=_(
            "Les boissons, les desserts et un repas suspendu acheté mais pas encore donné n’y "
            "sont pas."
        ),
    ),
    *(
        _du_cafe(
            f"N_REPAS_{genre.removeprefix('repas_').upper()}",
            genre,
            libelle,
            Unite.NOMBRE,
            _("La part des repas servis qui l’ont été à ce tarif."),
            source=_TICKETS,
        )
        for genre, libelle in (
            (genres.PLEIN, _("Repas au plein tarif")),
            (genres.SOLIDAIRE, _("Repas au tarif solidaire")),
            (genres.LIBRE, _("Repas à prix libre")),
            (genres.DONNE, _("Repas suspendus donnés")),
            (genres.BENEVOLE, _("Repas de bénévoles")),
        )
    ),
    _du_cafe(
        "N_SUSPENDUS",
        "attente",
        _("Repas suspendus en attente"),
        Unite.NOMBRE,
        _("Ce que les cagnottes tiennent en ce moment : acheté, moins donné, depuis le début."),
        source=_TICKETS,
    ),
)
