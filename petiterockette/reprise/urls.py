from django.urls import path

from .views import fichier, reprises

app_name = "reprise"

urlpatterns = [
    path("reprise/", reprises.reprise, name="reprise"),
    path("reprise/apporter/", reprises.apporter, name="apporter"),
    path("reprise/terminer/", reprises.terminer, name="terminer"),
    path("reprise/modeles/<slug:genre>/", reprises.modele, name="modele"),
    path("reprise/<id:numero>/", fichier.fichier, name="fichier"),
    path("reprise/<id:numero>/colonnes/", fichier.colonnes, name="colonnes"),
    path("reprise/<id:numero>/mots/", fichier.mots, name="mots"),
    path("reprise/<id:numero>/reponses/", fichier.reponses, name="reponses"),
    path("reprise/<id:numero>/relire/", fichier.relire, name="relire"),
    path("reprise/<id:numero>/reprendre/", fichier.reprendre, name="reprendre"),
    path("reprise/<id:numero>/jeter/", fichier.jeter, name="jeter"),
    path("reprise/<id:numero>/annuler/", fichier.annuler, name="annuler"),
]
