from django.urls import path

from .views import ecran, impact

urlpatterns = [
    path("ecran/", ecran.ecran, name="ecran"),
    path("ecran/chiffres/", ecran.ecran_chiffres, name="ecran_chiffres"),
    path("impact/", impact.notre_impact, name="impact"),
    path("impact/<annee:annee>/", impact.notre_impact, name="impact_annee"),
    path("impact/compteur/", impact.compteur, name="compteur"),
    path("impact/compteur.json", impact.compteur_json, name="compteur_json"),
]
