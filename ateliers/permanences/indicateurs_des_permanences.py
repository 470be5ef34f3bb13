"""What the indicators of the bike workshop say of its permanences and of its séances."""

from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import Famille, Unite, du_bilan

_HEURES_A_PART = _(
    "À ne pas ajouter aux heures de bénévolat, que chacun note pour soi : qui ne note pas les "
    "siennes n’est compté qu’ici."
)
_PERMANENCES = _(
    "Le dernier relevé de chaque permanence, daté du jour de son ouverture ; fermée sans ses "
    "heures, elle n’y entre qu’une fois complétée."
)
_une = du_bilan("velo", Famille.ATELIERS, pole="velo", source=_PERMANENCES)

PERMANENCES = (
    _une(
        "V_PERMANENCES",
        "permanences",
        _("Permanences vélo"),
        Unite.NOMBRE,
        _("Permanences d’autoréparation tenues et relevées."),
    ),
    _une(
        "V_PASSAGES",
        "passages",
        _("Passages aux permanences vélo"),
        Unite.NOMBRE,
        _("Personnes venues à une permanence ; qui revient compte à nouveau."),
    ),
    _une(
        "V_PASSAGES_CONNUS",
        "adherents",
        _("Passages de personnes connues"),
        Unite.NOMBRE,
        _("Parmi ces passages, ceux que quelqu’un a faits sous son nom."),
    ),
    _une(
        "V_PERSONNES",
        "connues",
        _("Personnes connues venues aux permanences"),
        Unite.NOMBRE,
        _("Personnes venues au moins une fois sous leur nom ; qui revient compte une fois."),
        source=_("Les arrivées aux permanences, par personne."),
    ),
    _une(
        "V_ATELIERS",
        "ateliers",
        _("Ateliers mécaniques et vélo-école"),
        Unite.NOMBRE,
        _("Séances du pôle vélo dont le bilan est fait."),
        exclusions=_("Elles sont déjà comptées dans les séances de tous les pôles."),
        source=_("Les bilans des séances."),
    ),
    _une(
        "V_PARTICIPANTS",
        "participants",
        _("Participants aux ateliers vélo"),
        Unite.NOMBRE,
        _("Personnes présentes à ces séances ; qui revient compte à nouveau."),
        source=_("Les bilans des séances."),
    ),
    _une(
        "V_REPARES_ADHERENTS",
        "repares",
        _("Vélos réparés par leur propriétaire"),
        Unite.NOMBRE,
        _("Vélos repartis réparés d’une permanence."),
    ),
    _une(
        "V_OUVERTURE",
        "ouverture",
        _("Heures d’ouverture de l’atelier vélo"),
        Unite.SECONDES,
        _("De l’ouverture à la fermeture de chaque permanence."),
    ),
    _une(
        "V_H_BENEVOLES",
        "benevoles",
        _("Heures de bénévoles aux permanences vélo"),
        Unite.SECONDES,
        _("Le temps de toute l’équipe bénévole, que dit qui ferme chaque permanence."),
        exclusions=_HEURES_A_PART,
    ),
    _une(
        "V_H_SALARIES",
        "salaries",
        _("Heures de salariés aux permanences vélo"),
        Unite.SECONDES,
        _("Le temps des salariés, que dit qui ferme chaque permanence."),
    ),
)
