"""The kinds of public that funders ask for. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Public(models.TextChoices):
    TOUS = "tous", _("grand public")
    ADHERENTS = "adherents", _("adhérents")
    MATERNELLE = "maternelle", _("école maternelle")
    PRIMAIRE = "primaire", _("école primaire")
    COLLEGE = "college", _("collège")
    LYCEE = "lycee", _("lycée")
    LOISIRS = "loisirs", _("périscolaire, centre de loisirs")
    ETUDIANTS = "etudiants", _("étudiants")
    ENTREPRISE = "entreprise", _("entreprise")
    COLLECTIVITE = "collectivite", _("collectivité, agents")
    INSERTION = "insertion", _("insertion, social")
    SENIORS = "seniors", _("seniors")
    HANDICAP = "handicap", _("handicap")


# As funders put them together.
SCOLAIRES = (Public.MATERNELLE, Public.PRIMAIRE, Public.COLLEGE, Public.LYCEE)
LOISIRS = (Public.LOISIRS,)
TOUT_PUBLIC = (Public.TOUS, Public.ADHERENTS)
