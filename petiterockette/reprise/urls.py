from django.urls import path

from . import views

app_name = "reprise"

urlpatterns = [
    path("reprise/", views.reprise, name="reprise"),
    path("reprise/apporter/", views.apporter, name="apporter"),
    path("reprise/terminer/", views.terminer, name="terminer"),
    path("reprise/modeles/<slug:genre>/", views.modele, name="modele"),
    path("reprise/<id:numero>/", views.fichier, name="fichier"),
    path("reprise/<id:numero>/colonnes/", views.colonnes, name="colonnes"),
    path("reprise/<id:numero>/mots/", views.mots, name="mots"),
    path("reprise/<id:numero>/reponses/", views.reponses, name="reponses"),
    path("reprise/<id:numero>/reprendre/", views.reprendre, name="reprendre"),
    path("reprise/<id:numero>/jeter/", views.jeter, name="jeter"),
    path("reprise/<id:numero>/annuler/", views.annuler, name="annuler"),
]
