from django.utils.translation import gettext_lazy as _

from ateliers.poles import Pole, enregistrer

enregistrer(
    Pole(
        code="formation",
        nom=_("Formation"),
        texte=_("sessions, émargement, certificats, bilan pédagogique"),
        pictogramme="graduation-cap",
        page="formation:sessions",
        droit="formation.tenir",
        activite="formation",
    )
)
