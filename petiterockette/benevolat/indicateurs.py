"""The indicators of volunteering."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

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

from . import bilans
from .valeur import valeur_du_benevolat


@bilan("benevolat")
def benevolat(portee: Portee) -> Mapping[str, Valeur]:
    """Seconds given, and how many people gave some."""
    b = bilans.bilan(portee.debut, portee.fin, portee.lieux, portee.poles)
    repris = bool(b["reprises_min"])
    return {"donne_s": b["minutes"] * 60, "benevoles": b["benevoles"], REPRIS: repris}


@bilan("valeur_du_benevolat")
def valeur(portee: Portee) -> Mapping[str, Valeur]:
    """Cents that the hours are worth; None where some of them have no rate."""
    return {"cts": valeur_du_benevolat(portee.debut, portee.fin, portee.lieux)}


_SOURCE = _("Les heures que chacun note, ou que note un responsable.")

inscrire(
    Indicateur(
        code="H_BENEVOLAT",
        famille=Famille.VIE,
        libelle=_("Heures de bénévolat"),
        unite=Unite.SECONDES,
        definition=_("Le temps donné par les bénévoles, corrections comprises."),
        formule=_("somme des heures notées, moins celles qui ont été annulées, à la minute"),
        source=_SOURCE,
        exclusions=_(
            "Ce que personne n’a noté n’y est pas, ni le temps d’une équipe dit en fermant une "
            "permanence. Ce qui est repris d’avant compte là où son mois, ou son année, est "
            "demandé en entier."
        ),
        bilan="benevolat",
        cle="donne_s",
        par_pole=True,
    ),
    Indicateur(
        code="N_BENEVOLES",
        famille=Famille.VIE,
        libelle=_("Bénévoles actifs"),
        unite=Unite.NOMBRE,
        definition=_("Combien de personnes ont donné au moins une minute, à l’un des lieux."),
        source=_SOURCE,
        exclusions=_(
            "Quelqu’un qui aide à deux lieux compte une fois. Des heures reprises d’avant, "
            "personne ne sait qui les a données."
        ),
        bilan="benevolat",
        cle="benevoles",
        par_pole=True,
    ),
    Indicateur(
        code="VALO_BENEVOLAT",
        famille=Famille.VIE,
        libelle=_("Bénévolat valorisé"),
        unite=Unite.CENTIMES,
        definition=_("Les heures de bénévolat, chacune au taux horaire choisi pour son jour."),
        formule=_("somme des heures notées, chacune multipliée par le taux de son jour"),
        source=_("Les heures notées, et le taux que la maison a dit avec sa source."),
        exclusions=_(
            "Sans taux pour chacune de ces heures, rien n’est dit. À vérifier avec votre "
            "comptable : cette somme n’est pas de l’argent."
        ),
        bilan="valeur_du_benevolat",
        cle="cts",
        regle_a="benevolat:taux",
    ),
)
