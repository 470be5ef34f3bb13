"""The steps of this app in the night's work."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.travaux.registre import etape

from .services.abonnements import oublier_les_adresses
from .services.envois import prevoir


@etape("resumes", gettext_lazy("Prévoir les résumés du mois"), rang=20, atomique=False)
def prevoir_les_resumes(jour: date) -> str:
    if not settings.COURRIEL_REGLE:
        return _("Le courriel n’est pas réglé : rien ne part.")
    n = prevoir(jour)
    if not n:
        return _("Aucun résumé à envoyer aujourd’hui.")
    return ngettext("%(n)d résumé à envoyer.", "%(n)d résumés à envoyer.", n) % {"n": n}


@etape("adresses", gettext_lazy("Oublier les adresses des comptes fermés"), rang=30)
def oublier(jour: date) -> str:
    n = oublier_les_adresses(aujourd_hui=jour)
    if not n:
        return _("Aucune adresse à oublier.")
    return ngettext("%(n)d adresse oubliée.", "%(n)d adresses oubliées.", n) % {"n": n}
