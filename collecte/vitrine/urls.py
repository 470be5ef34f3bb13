from django.urls import path

from .views import donnees, ecran, impact

urlpatterns = [
    path("ecran/", ecran.ecran, name="ecran"),
    path("ecran/chiffres/", ecran.ecran_chiffres, name="ecran_chiffres"),
    path("impact/", impact.notre_impact, name="impact"),
    path("impact/<annee:annee>/", impact.notre_impact, name="impact_annee"),
    path("impact/donnees/", donnees.donnees_ouvertes, name="donnees_ouvertes"),
    path("impact/annees.json", donnees.annees_json, name="annees_json"),
    path("impact/<annee:annee>.json", donnees.annee_json, name="annee_json"),
    path("impact/<annee:annee>.csv", donnees.annee_csv, name="annee_csv"),
    path("impact/compteur/", impact.compteur, name="compteur"),
    path("impact/compteur.json", impact.compteur_json, name="compteur_json"),
]
