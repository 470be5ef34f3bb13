from django.urls import path

from .views import comptes, manifestations

urlpatterns = [
    path("comptes/", comptes.comptes, name="comptes"),
    path("comptes/fec/<annee:annee>/", comptes.fec, name="fec"),
    path("reglages/manifestations/", manifestations.manifestations, name="manifestations"),
    path(
        "reglages/manifestations/<id:pk>/abandonner/",
        manifestations.manifestation_abandonner,
        name="manifestation_abandonner",
    ),
]
