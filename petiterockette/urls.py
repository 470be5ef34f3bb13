"""Assembly: the only module, with settings, that names every layer."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("petiterockette.affichage.urls")),
    path("", include("petiterockette.comptes.urls")),
    path("", include("petiterockette.lieux.urls")),
    path("", include("petiterockette.api.urls")),
    path("", include("petiterockette.indicateurs.urls")),
    path("", include("petiterockette.personnes.urls")),
    path("", include("petiterockette.travaux.urls")),
    path("", include("petiterockette.papiers.urls")),
    path("", include("petiterockette.demenagement.urls")),
    path("", include("petiterockette.alertes.urls")),
    path("", include("petiterockette.dossiers.urls")),
    path("", include("petiterockette.subventions.urls")),
    path("", include("petiterockette.resultats.urls")),
    path("", include("petiterockette.enquetes.urls")),
    path("", include("petiterockette.reprise.urls")),
    path("", include("petiterockette.abonnements.urls")),
    path("", include("petiterockette.depart.urls")),
    path("", include("petiterockette.sante.urls")),
    path("", include("petiterockette.benevolat.urls")),
    path("", include("collecte.urls")),
    path("", include("boutique.urls")),
    path("", include("ateliers.urls")),
    *[path("", include(f"{pole}.urls")) for pole in settings.POLES],
    path("", include("boutique.adhesions.urls")),
    path("", include("boutique.reprise.urls")),
]

handler400 = "petiterockette.affichage.views.page_400"
handler403 = "petiterockette.affichage.views.page_403"
handler404 = "petiterockette.affichage.views.page_404"
handler500 = "petiterockette.affichage.views.page_500"
