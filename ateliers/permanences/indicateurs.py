"""The indicators of the bike workshop: one bilan, of the bikes and of the permanences."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import (
    Famille,
    Portee,
    Unite,
    Valeur,
    bilan,
    du_bilan,
    inscrire,
)

from .bilans import bilan_du
from .indicateurs_des_permanences import PERMANENCES


@bilan("velo")
def velo(portee: Portee) -> Mapping[str, Valeur]:
    """The bikes and the permanences of a period, at some sites."""
    b = bilan_du(portee.debut, portee.fin, portee.lieux)
    return {
        "recuperes": b.recuperes,
        "recuperes_g": b.recuperes_g,
        "apportes": b.apportes,
        "collectes": b.collectes,
        "sans_depot": b.sans_depot,
        "vendus": b.vendus,
        "donnes": b.donnes,
        "pretes": b.pretes,
        "remis": b.remis,
        "demontes": b.demontes,
        "pieces_g": b.pieces_g,
        "recycles_g": b.recycles_g,
        "stock": b.stock,
        "taux": b.taux_reemploi,
        "permanences": b.permanences,
        "passages": b.passages,
        "adherents": b.adherents,
        "repares": b.repares,
        "ouverture": b.ouverture_min * 60,
        "benevoles": b.benevoles_min * 60,
        "salaries": b.salaries_min * 60,
        "connues": b.connues,
        "pieces_reemployees_g": b.pieces_reemployees_g,
        "marquages": b.marquages,
        "ca": b.ca.total,
        "ca_velos": b.ca.velos,
        "ca_pieces": b.ca.pieces,
        "ca_services": b.ca.services,
        "ateliers": b.seances.seances,
        "participants": b.seances.participants,
    }


_VELOS = _("L’histoire des vélos de l’atelier, où rien ne s’efface.")
_ORIGINES = _("Le dépôt qui a apporté chaque vélo.")
_TICKETS = _("Les tickets de l’activité Atelier vélo.")


_un = du_bilan("velo", Famille.ATELIERS, pole="velo", source=_VELOS)


inscrire(
    _un(
        "V_RECUPERES",
        "recuperes",
        _("Vélos récupérés"),
        Unite.NOMBRE,
        _("Vélos dont une fiche s’est ouverte à l’atelier."),
        exclusions=_(
            "Ceux qui étaient là avant ce logiciel, repris d’un inventaire, n’y sont pas."
        ),
    ),
    _un(
        "V_RECUPERES_KG",
        "recuperes_g",
        _("Kilos de vélos récupérés"),
        Unite.GRAMMES,
        _("Ce que pesaient ces vélos à leur arrivée."),
        exclusions=_("Ils sont déjà comptés dans les apports : ne les y ajoutez pas."),
    ),
    _un(
        "V_RECUPERES_APPORTES",
        "apportes",
        _("… dont apportés par quelqu’un"),
        Unite.NOMBRE,
        _("Vélos qu’un dépôt dit venus en apport volontaire."),
        source=_ORIGINES,
    ),
    _un(
        "V_RECUPERES_COLLECTES",
        "collectes",
        _("… dont collectés"),
        Unite.NOMBRE,
        _("Vélos qu’un dépôt dit d’une autre origine : domicile, pied d’immeuble, brocante…"),
        source=_ORIGINES,
    ),
    _un(
        "V_RECUPERES_SANS_DEPOT",
        "sans_depot",
        _("… dont d’origine inconnue"),
        Unite.NOMBRE,
        _("Vélos qu’aucun dépôt n’a apportés, ou suivis sans dire lequel."),
        source=_ORIGINES,
    ),
    _un(
        "V_VENDUS",
        "vendus",
        _("Vélos vendus"),
        Unite.NOMBRE,
        _("Vélos de l’atelier vendus en caisse, retours déduits."),
    ),
    _un(
        "V_DONNES",
        "donnes",
        _("Vélos donnés"),
        Unite.NOMBRE,
        _("Vélos contrôlés puis donnés à quelqu’un ou à une association."),
    ),
    _un(
        "V_PRETES",
        "pretes",
        _("Vélos prêtés"),
        Unite.NOMBRE,
        _("Prêts commencés ; un vélo prêté deux fois compte deux fois."),
    ),
    _un(
        "V_REMIS_CIRCULATION",
        "remis",
        _("Vélos remis en circulation"),
        Unite.NOMBRE,
        _("Vélos qui roulent à nouveau."),
        formule=_("vendus + donnés + prêtés"),
    ),
    _un(
        "V_DEMONTES",
        "demontes",
        _("Vélos démontés"),
        Unite.NOMBRE,
        _("Vélos démontés, pesés pièce par pièce."),
    ),
    _un(
        "V_PIECES_KG",
        "pieces_g",
        _("Kilos de pièces gardées"),
        Unite.GRAMMES,
        _("Ce que les démontages ont mis dans les bacs de pièces."),
        exclusions=_("Ce n’est du réemploi qu’une fois vendu, donné ou monté."),
    ),
    _un(
        "V_PIECES_REEMPLOYEES_KG",
        "pieces_reemployees_g",
        _("Kilos de pièces réemployées"),
        Unite.GRAMMES,
        _("Ce qui a quitté les bacs de pièces pour le rayon, un don ou le vélo de quelqu’un."),
        source=_("Les bons des pièces, retours et annulations déduits."),
        exclusions=_("Une pièce mise au rayon compte ici, qu’elle soit déjà vendue ou non."),
    ),
    _un(
        "V_RECYCLES_KG",
        "recycles_g",
        _("Kilos de carcasses recyclées"),
        Unite.GRAMMES,
        _("Ce que les démontages ont mis au recyclage."),
    ),
    _un(
        "V_STOCK",
        "stock",
        _("Vélos à l’atelier"),
        Unite.NOMBRE,
        _("Vélos présents le dernier jour de la période, prêtés et en vente compris."),
        formule=_("vélos entrés − vélos partis, depuis le premier jour"),
    ),
    _un(
        "V_TAUX_REEMPLOI",
        "taux",
        _("Taux de réemploi des vélos"),
        Unite.POURCENT,
        _("La part des vélos récupérés qui roulent, ou dont des pièces resservent."),
        formule=_("(remis en circulation + démontés pour leurs pièces) / récupérés"),
        exclusions=_(
            "Ce taux compte des vélos, pas des kilos. Il ne se montre pas quand il en repart plus "
            "qu’il n’en vient."
        ),
    ),
    _un(
        "V_MARQUAGES",
        "marquages",
        _("Vélos marqués à l’atelier"),
        Unite.NOMBRE,
        _("Vélos dont l’atelier a lui-même posé l’identifiant."),
        source=_("La fiche de chaque vélo, au jour de son marquage."),
        exclusions=_("Les vélos qui portaient déjà leur identifiant en arrivant n’y sont pas."),
    ),
    _un(
        "V_CA",
        "ca",
        _("Recettes de l’atelier vélo"),
        Unite.CENTIMES,
        _("Ce que la caisse a encaissé pour l’activité Atelier vélo, remboursements déduits."),
        formule=_("vélos + pièces et accessoires + services"),
        source=_TICKETS,
    ),
    _un(
        "V_CA_VELOS",
        "ca_velos",
        _("… dont vélos"),
        Unite.CENTIMES,
        _("Les vélos qui ont une fiche à l’atelier."),
        source=_TICKETS,
    ),
    _un(
        "V_CA_PIECES",
        "ca_pieces",
        _("… dont pièces et accessoires"),
        Unite.CENTIMES,
        _("Les autres lignes de l’activité qui ont une catégorie d’objets."),
        source=_TICKETS,
    ),
    _un(
        "V_CA_SERVICES",
        "ca_services",
        _("… dont services"),
        Unite.CENTIMES,
        _("Les lignes de l’activité sans catégorie : réparations, marquages, prestations…"),
        source=_TICKETS,
    ),
    *PERMANENCES,
)
