"""The weighings of before hold nobody: neither who weighed, nor a comment comes in."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import exempter

exempter(
    _("mot de l’ancien outil, ou empreinte écrite par le logiciel"),
    *(f"boutique_pesees_reprises.Source.{nom}" for nom in ("table", "classe", "empreinte")),
)
