"""What one looks for in « Aller à… », and finds on the page of the avoided emissions."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.aller.gestes import GesteCherche

GESTES = [
    GesteCherche(
        nom=_("Les émissions évitées"),
        ou=_("une estimation, ses facteurs, leurs sources\u00a0; cachée par défaut"),
        mots=_("CO2 carbone climat facteur ADEME estimation méthode"),
        url="collecte:emissions",
        droit="collecte.tenir_les_emissions",
        pictogramme="leaf",
    ),
]
