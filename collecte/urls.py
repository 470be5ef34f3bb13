from django.urls import path

from .views import apports, couleurs, periodes

app_name = "collecte"

urlpatterns = [
    path("couleurs.css", couleurs.couleurs, name="couleurs"),
    path("collecte/comptoir/", apports.comptoir, name="comptoir"),
    path("collecte/equipiers/", apports.equipiers, name="equipiers"),
    path("collecte/depots/", apports.depots, name="depots"),
    path("collecte/depots/du-jour/", apports.depots_du_jour, name="depots_du_jour"),
    path("collecte/depots/<int:numero>/annuler/", apports.depot_annuler, name="depot_annuler"),
    path("collecte/depots/<int:numero>/bon/", apports.bon_d_apport, name="bon_d_apport"),
    path("bon/<str:jeton>/", apports.bon_public, name="bon_public"),
    path("collecte/mois/", periodes.mois_courant, name="mois_courant"),
    path("collecte/mois/<str:mois>/", periodes.mois, name="mois"),
    path("collecte/annees/<int:annee>/", periodes.annee, name="annee"),
]
