from django.urls import path

from .views import enquetes, questionnaires

app_name = "enquetes"

urlpatterns = [
    path("enquetes/", enquetes.enquetes, name="enquetes"),
    path("enquetes/questionnaires/charger/", questionnaires.charger, name="charger"),
    path("enquetes/questionnaires/modele/", questionnaires.modele, name="modele"),
    path("enquetes/questionnaires/exemple/", questionnaires.exemple, name="exemple"),
    path(
        "enquetes/questionnaires/<id:numero>/", questionnaires.questionnaire, name="questionnaire"
    ),
    path("enquetes/questionnaires/<id:numero>/retirer/", questionnaires.retirer, name="retirer"),
    path("enquetes/questionnaires/<id:numero>/repondre/", enquetes.commencer, name="commencer"),
    path("enquetes/<id:numero>/", enquetes.enquete, name="enquete"),
    path("enquetes/<id:numero>/recompter/", enquetes.recompter, name="recompter"),
    path("enquetes/<id:numero>/dossier/", enquetes.dossier, name="dossier"),
    path("enquetes/<id:numero>/questions/<id:rang>/", enquetes.reponse, name="reponse"),
]
