from django.urls import path

from .views import comptes, manifestations, subventions

urlpatterns = [
    path("comptes/", comptes.comptes, name="comptes"),
    path("comptes/subventions/", subventions.subventions, name="subventions"),
    path("comptes/fec/<annee:annee>/", comptes.fec, name="fec"),
    path("reglages/manifestations/", manifestations.manifestations, name="manifestations"),
    path(
        "reglages/manifestations/<id:pk>/abandonner/",
        manifestations.manifestation_abandonner,
        name="manifestation_abandonner",
    ),
]
