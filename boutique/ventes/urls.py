from django.urls import path

from .views import bons_achat

urlpatterns = [
    path("bons/", bons_achat.bons_achat, name="bons_achat"),
    path("bons/<id:pk>/", bons_achat.bon_achat, name="bon_achat"),
    path("bons/solidaires/", bons_achat.bons_solidaires, name="bons_solidaires"),
    path("bons/solidaires/<uuid:geste>/", bons_achat.bons_planche, name="bons_planche"),
    path("bons/releve/", bons_achat.bons_releve, name="bons_releve"),
]
