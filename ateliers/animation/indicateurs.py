"""The indicators of the animation."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ateliers.seances.publics import LOISIRS, SCOLAIRES, TOUT_PUBLIC
from petiterockette.indicateurs.registre import (
    Famille,
    Indicateur,
    Portee,
    Unite,
    Valeur,
    bilan,
    du_bilan,
    inscrire,
)

from .bilans import bilan_de_l_animation
from .zones import INCONNU


@bilan("animation")
def animation(portee: Portee) -> Mapping[str, Valeur]:
    """The figures of the animation over a period, at some sites."""
    b = bilan_de_l_animation(portee.debut, portee.fin, portee.lieux)
    s = b.seances
    scolaires, tout_public = b.des_publics(*SCOLAIRES), b.des_publics(*TOUT_PUBLIC)
    loisirs = b.des_publics(*LOISIRS)
    return {
        "ateliers": s.seances,
        "participants": s.participants,
        "scolaires": scolaires,
        "loisirs": loisirs,
        "tout_public": tout_public,
        "autres_publics": s.participants - scolaires - loisirs - tout_public,
        "a_paris": b.a_paris,
        "hors_paris": b.hors_paris,
        "inconnu": b.zones.get(INCONNU, 0),
        "heures_s": s.minutes * 60,
        "heures_participants_s": s.heures_participants_min * 60,
        "structures": b.structures,
        "remplissage": s.remplissage,
        "reemploi_g": s.reemploi_g,
        "materiel_g": b.materiel_g,
        "avis": b.avis,
        "satisfaction": b.satisfaction,
    }


_du_bilan = du_bilan(
    "animation",
    Famille.ATELIERS,
    pole="animation",
    source=_("Les bilans que l’équipe écrit à la fin de chaque atelier."),
)


_DANS_LES_SEANCES = _("Ils sont déjà comptés dans les chiffres de tous les pôles ensemble.")
_AVIS = _("Les avis que l’équipe compte à la fin de chaque atelier.")


def _de_l_animation(
    code: str, cle: str, libelle: Any, definition: Any, unite: Unite = Unite.NOMBRE, **autres: Any
) -> Indicateur:
    return _du_bilan(f"ANIM_{code}", cle, libelle, unite, definition, **autres)


inscrire(
    _de_l_animation(
        "ATELIERS",
        "ateliers",
        _("Ateliers d’animation"),
        _("Les séances du pôle animation qui ont eu lieu et ont leur bilan."),
        exclusions=_DANS_LES_SEANCES,
    ),
    _de_l_animation(
        "PARTICIPANTS",
        "participants",
        _("Participants aux animations"),
        _("Les présents de chaque atelier, comptés par tête et par atelier."),
        exclusions=_(
            "Les inscrits qui ne sont pas venus n’y sont pas. Les autres sont déjà comptés dans "
            "les chiffres de tous les pôles ensemble."
        ),
    ),
    _de_l_animation(
        "SCOLAIRES",
        "scolaires",
        _("… dont scolaires"),
        _("Les présents d’écoles maternelles et primaires, de collèges et de lycées."),
    ),
    _de_l_animation(
        "LOISIRS",
        "loisirs",
        _("… dont périscolaire et centres de loisirs"),
        _("Les présents venus avec un centre de loisirs ou sur le temps périscolaire."),
    ),
    _de_l_animation(
        "TOUT_PUBLIC",
        "tout_public",
        _("… dont grand public et adhérents"),
        _("Les présents des ateliers ouverts à tous ou aux adhérents."),
    ),
    _de_l_animation(
        "AUTRES_PUBLICS",
        "autres_publics",
        _("… dont autres publics"),
        _("Étudiants, entreprises, collectivités, insertion, seniors, handicap."),
    ),
    *(
        _de_l_animation(
            code,
            cle,
            libelle,
            _("Là d’où venaient les présents, compté par tête et sans nom."),
            source=_("La provenance que l’équipe écrit après le bilan de chaque atelier."),
        )
        for code, cle, libelle in (
            ("PARIS", "a_paris", _("Participants venus de Paris")),
            ("HORS_PARIS", "hors_paris", _("Participants venus d’ailleurs")),
            ("PROVENANCE_INCONNUE", "inconnu", _("Participants de provenance inconnue")),
        )
    ),
    _de_l_animation(
        "HEURES",
        "heures_s",
        _("Heures d’animation"),
        _("La durée des ateliers tenus."),
        Unite.SECONDES,
    ),
    _de_l_animation(
        "HEURES_PARTICIPANTS",
        "heures_participants_s",
        _("Heures-participants d’animation"),
        _("Le temps que les participants ont passé en atelier."),
        Unite.SECONDES,
        formule=_("somme, par atelier, des présents × la durée"),
    ),
    _de_l_animation(
        "STRUCTURES",
        "structures",
        _("Structures accueillies"),
        _("Les écoles, centres, entreprises… qui ont demandé un atelier tenu, chacune une fois."),
        source=_("Les demandes d’animation."),
    ),
    _de_l_animation(
        "REMPLISSAGE",
        "remplissage",
        _("Remplissage des animations"),
        _("La part des places offertes qui ont été occupées."),
        Unite.POURCENT,
        formule=_("présents / places, pour les ateliers dont les places sont comptées"),
    ),
    _de_l_animation(
        "SATISFACTION",
        "satisfaction",
        _("Satisfaction aux animations"),
        _("La part des avis donnés à la fin des ateliers qui disent « content »."),
        Unite.POURCENT,
        formule=_("contents / (contents + mitigés + déçus)"),
        source=_AVIS,
        exclusions=_("Les présents qui n’ont rien dit n’y sont pas."),
    ),
    _de_l_animation(
        "AVIS",
        "avis",
        _("Avis donnés aux animations"),
        _("Les participants qui ont dit ce qu’ils en pensaient, sans leur nom."),
        source=_AVIS,
    ),
    _de_l_animation(
        "KG",
        "reemploi_g",
        _("Kilos réemployés en animation"),
        _("Ce que les participants ont réparé ou transformé, selon l’équipe."),
        Unite.GRAMMES,
        exclusions=_("Ces kilos sont dits par l’équipe : ils n’entrent dans aucun taux."),
    ),
    _de_l_animation(
        "KG_MATERIEL",
        "materiel_g",
        _("Kilos du rayon réemployés en animation"),
        _("Ce qui est sorti du rayon pour un atelier et n’est ni revenu, ni jeté, ni recyclé."),
        Unite.GRAMMES,
        source=_("Les bons de matériel d’atelier ; comptés en usage interne dans le réemploi."),
    ),
)
