"""The indicators of the séances, all poles together."""

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


@bilan("seances")
def seances(portee: Portee) -> Mapping[str, Valeur]:
    """The figures of the séances of a period, at some sites."""
    b = bilan_du(portee.debut, portee.fin, portee.lieux, portee.poles)
    return {
        "seances": b.seances,
        "participants": b.participants,
        "heures_s": b.minutes * 60,
        "heures_participants_s": b.heures_participants_min * 60,
        "remplissage": b.remplissage,
        "reemploi_g": b.reemploi_g,
    }


_des_seances = du_bilan(
    "seances",
    Famille.ATELIERS,
    par_pole=True,
    source=_("Les bilans que l’équipe écrit à la fin de chaque séance."),
)


inscrire(
    _des_seances(
        "N_SEANCES",
        "seances",
        _("Séances, tous pôles ensemble"),
        Unite.NOMBRE,
        _("Les séances tenues : ateliers d’animation, ateliers vélo, café… qui ont leur bilan."),
        exclusions=_("Les séances annulées et celles dont le bilan n’est pas écrit n’y sont pas."),
        libelle_du_pole=_("Séances"),
    ),
    _des_seances(
        "N_PARTICIPANTS",
        "participants",
        _("Participants, tous pôles ensemble"),
        Unite.NOMBRE,
        _("Les présents de chaque séance, par tête et par séance."),
        exclusions=_("Les inscrits qui ne sont pas venus n’y sont pas."),
        libelle_du_pole=_("Participants"),
    ),
    _des_seances(
        "HEURES_SEANCES",
        "heures_s",
        _("Heures de séances, tous pôles ensemble"),
        Unite.SECONDES,
        _("La durée des séances tenues."),
        libelle_du_pole=_("Heures de séances"),
    ),
    _des_seances(
        "HEURES_PARTICIPANTS",
        "heures_participants_s",
        _("Heures-participants, tous pôles ensemble"),
        Unite.SECONDES,
        _("Le temps que les participants ont passé en séance."),
        formule=_("somme, par séance, des présents × la durée"),
        libelle_du_pole=_("Heures-participants"),
    ),
    _des_seances(
        "TAUX_REMPLISSAGE",
        "remplissage",
        _("Taux de remplissage, tous pôles ensemble"),
        Unite.POURCENT,
        _("La part des places offertes qui ont été occupées."),
        formule=_("présents / places, pour les séances dont les places sont comptées"),
        exclusions=_(
            "Les séances sans nombre de places n’y sont pas. Ce taux ne se montre pas quand il y a "
            "plus de présents que de places."
        ),
        libelle_du_pole=_("Taux de remplissage"),
    ),
    _des_seances(
        "KG_SEANCES",
        "reemploi_g",
        _("Kilos réemployés en séance, tous pôles ensemble"),
        Unite.GRAMMES,
        _("Ce que les participants ont réparé ou transformé pendant les séances."),
        exclusions=_("Ces kilos sont dits par l’équipe : ils n’entrent dans aucun taux."),
        libelle_du_pole=_("Kilos réemployés en séance"),
    ),
)
