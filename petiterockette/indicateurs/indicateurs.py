"""The indicators of the house itself: its hours, and what only people can tell.

Sources: yearly figures asked by the observatories of the sector and by funders.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.heures import secondes_ouvertes

from .registre import Famille, Indicateur, Portee, Unite, Valeur, bilan, inscrire


@bilan("heures")
def heures(portee: Portee) -> Mapping[str, Valeur]:
    """Seconds open to the public."""
    return {"ouvert_s": secondes_ouvertes(portee.debut, portee.fin, portee.lieux)}


_SAISI = _("Saisi une fois par an, avec sa méthode.")

SAISIS = (
    Indicateur(
        code="ETP",
        famille=Famille.EMPLOI,
        libelle=_("Emplois en équivalents temps plein"),
        unite=Unite.CENTIEMES_ETP,
        definition=_(
            "Heures payées de l’année, toutes les personnes salariées ensemble, divisées "
            "par les heures d’un temps plein."
        ),
        source=_SAISI,
        exclusions=_("Bénévoles, stagiaires et services civiques n’y sont pas."),
    ),
    Indicateur(
        code="ETP_INSERTION",
        famille=Famille.EMPLOI,
        libelle=_("dont en insertion"),
        unite=Unite.CENTIEMES_ETP,
        definition=_("La part des équivalents temps plein faite par des contrats d’insertion."),
        source=_SAISI,
    ),
    Indicateur(
        code="N_SALARIES",
        famille=Famille.EMPLOI,
        libelle=_("Personnes salariées"),
        unite=Unite.NOMBRE,
        definition=_("Combien de personnes ont eu un contrat dans l’année, même court."),
        source=_SAISI,
    ),
    Indicateur(
        code="SORTIES_INSERTION",
        famille=Famille.EMPLOI,
        libelle=_("Sorties d’insertion"),
        unite=Unite.NOMBRE,
        definition=_("Combien de personnes ont fini leur parcours d’insertion dans l’année."),
        source=_SAISI,
    ),
    Indicateur(
        code="SORTIES_DYNAMIQUES",
        famille=Famille.EMPLOI,
        libelle=_("dont sorties dynamiques"),
        unite=Unite.NOMBRE,
        definition=_("Celles vers un emploi durable, un emploi de transition ou une formation."),
        source=_SAISI,
    ),
    Indicateur(
        code="N_VISITES",
        famille=Famille.VIE,
        libelle=_("Visites des lieux"),
        unite=Unite.NOMBRE,
        definition=_("Groupes reçus pour découvrir la ressourcerie : écoles, élus, collègues."),
        source=_SAISI,
    ),
)


inscrire(
    Indicateur(
        code="H_OUVERTURE",
        famille=Famille.ACCUEIL,
        libelle=_("Heures d’ouverture au public"),
        unite=Unite.SECONDES,
        definition=_("De chaque ouverture d’un lieu à sa fermeture, corrections comprises."),
        formule=_("Σ (fermeture − ouverture), à la minute"),
        source=_("Les gestes « Ouvrir le lieu » et « Fermer le lieu »."),
        exclusions=_("Une ouverture en cours ne compte pas encore."),
        bilan="heures",
        cle="ouvert_s",
    ),
    *SAISIS,
)
