"""The indicators of the house itself: its hours, and what only people can tell.

Sources: yearly figures asked by the observatories of the sector and by funders.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.heures import secondes_ouvertes
from petiterockette.mots.taux import part

from .registre import Famille, Indicateur, Portee, Unite, Valeur, bilan, du_bilan, inscrire
from .services import releves_de


@bilan("heures")
def heures(portee: Portee) -> Mapping[str, Valeur]:
    """Seconds open to the public."""
    return {"ouvert_s": secondes_ouvertes(portee.debut, portee.fin, portee.lieux)}


COMPOSANTES = ("SORTIES_DURABLE", "SORTIES_TRANSITION", "SORTIES_POSITIVES")


@bilan("insertion")
def insertion(portee: Portee) -> Mapping[str, Valeur]:
    """The dynamic ends of the paths into work, of what people typed of a civil year.

    None as long as one of the three is not typed, and for a site or other days: they are the
    association’s, year by year.
    """
    releves = {}
    if portee.lieux is None and portee.annee is not None:
        releves = {code: r.valeur for (code, _an), r in releves_de([portee.annee]).items()}
    dites = [releves[code] for code in COMPOSANTES if code in releves]
    dynamiques = sum(dites) if len(dites) == len(COMPOSANTES) else None
    toutes = releves.get("SORTIES_INSERTION")
    sues = dynamiques is not None and toutes is not None
    return {"dynamiques": dynamiques, "taux": part(dynamiques, toutes) if sues else None}


_de_l_insertion = du_bilan(
    "insertion",
    Famille.EMPLOI,
    source=_("Calculé sur ce qui est saisi des sorties de l’année."),
    exclusions=_("Rien ne se montre tant que les trois sortes de sorties ne sont pas saisies."),
)
_SAISI = _("Saisi une fois par an, avec sa méthode.")


def _saisi(
    code: str, libelle: Any, definition: Any, unite: Unite = Unite.NOMBRE, **autres: Any
) -> Indicateur:
    dits = {"famille": Famille.EMPLOI, "source": _SAISI, **autres}
    return Indicateur(code=code, libelle=libelle, unite=unite, definition=definition, **dits)


EMPLOIS = (
    _saisi(
        "ETP",
        _("Emplois en équivalents temps plein"),
        _(
            "Heures payées de l’année, toutes les personnes salariées ensemble, divisées "
            "par les heures d’un temps plein."
        ),
        Unite.CENTIEMES_ETP,
        exclusions=_("Bénévoles, stagiaires et services civiques n’y sont pas."),
    ),
    _saisi(
        "ETP_INSERTION",
        _("dont en insertion"),
        _("La part des équivalents temps plein faite par des contrats d’insertion."),
        Unite.CENTIEMES_ETP,
    ),
    _saisi(
        "N_SALARIES",
        _("Personnes salariées"),
        _("Combien de personnes ont eu un contrat dans l’année, même court."),
    ),
    _saisi(
        "N_SALARIES_INSERTION",
        _("dont personnes en insertion"),
        _("Celles qui ont eu un contrat d’insertion dans l’année."),
    ),
    _saisi("N_FEMMES", _("dont femmes"), _("Celles qui se disent femmes.")),
    _saisi("N_HOMMES", _("dont hommes"), _("Celles qui se disent hommes.")),
    _saisi(
        "SORTIES_INSERTION",
        _("Sorties d’insertion"),
        _("Combien de personnes ont fini leur parcours d’insertion dans l’année."),
    ),
    *(
        _saisi(
            code,
            libelle,
            _("Celles que votre bilan d’insertion classe ainsi."),
            exclusions=_("Chaque sortie ne compte que dans une des trois sortes."),
        )
        for code, libelle in (
            ("SORTIES_DURABLE", _("dont vers un emploi durable")),
            ("SORTIES_TRANSITION", _("dont vers un emploi de transition")),
            ("SORTIES_POSITIVES", _("dont sorties positives")),
        )
    ),
)


inscrire(
    Indicateur(
        code="H_OUVERTURE",
        famille=Famille.ACCUEIL,
        libelle=_("Heures d’ouverture au public"),
        unite=Unite.SECONDES,
        definition=_("De chaque ouverture d’un lieu à sa fermeture, corrections comprises."),
        formule=_("somme des durées de l’ouverture à la fermeture, à la minute"),
        source=_("Les gestes «\u00a0Ouvrir le lieu\u00a0» et «\u00a0Fermer le lieu\u00a0»."),
        exclusions=_("Une ouverture en cours ne compte pas encore."),
        bilan="heures",
        cle="ouvert_s",
    ),
    *EMPLOIS,
    _de_l_insertion(
        "SORTIES_DYNAMIQUES",
        "dynamiques",
        _("Sorties dynamiques"),
        Unite.NOMBRE,
        _("Celles vers un emploi durable, un emploi de transition ou une sortie positive."),
        formule=_("emploi durable + emploi de transition + sorties positives"),
        composantes=COMPOSANTES,
    ),
    _de_l_insertion(
        "SORTIES_DYN",
        "taux",
        _("Taux de sorties dynamiques"),
        Unite.POURCENT,
        _("La part des sorties d’insertion qui sont dynamiques."),
        formule=_("sorties dynamiques / sorties d’insertion"),
        composantes=("SORTIES_INSERTION", *COMPOSANTES),
    ),
    _saisi(
        "N_VISITES",
        _("Visites des lieux"),
        _("Groupes reçus pour découvrir la ressourcerie\u00a0: écoles, élus, collègues."),
        famille=Famille.VIE,
    ),
)
