from django.urls import path

from .views import activite, comptes

app_name = "resultats"

urlpatterns = [
    path("resultats/", activite.resultats, name="resultats"),
    path("resultats/<annee:annee>/", activite.resultats, name="annee"),
    path("resultats/comptes/", comptes.comptes, name="comptes"),
    path("resultats/comptes/importer/", comptes.importer, name="importer"),
    path("resultats/comptes/repartir/", comptes.repartir, name="repartir"),
    path("resultats/comptes/<id:pk>/", comptes.balance, name="balance"),
]
