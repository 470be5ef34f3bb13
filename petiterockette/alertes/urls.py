from django.urls import path

from .views import alertes, echeances

app_name = "alertes"

urlpatterns = [
    path("alertes/", alertes.alertes, name="alertes"),
    path("alertes/recalculer/", alertes.alertes_recalculer, name="alertes_recalculer"),
    path("alertes/seuils/", alertes.seuils, name="seuils"),
    path("alertes/seuils/<str:code>/", alertes.seuil, name="seuil"),
    path("alertes/echeances/", echeances.echeances, name="echeances"),
    path("alertes/echeances/nouvelle/", echeances.echeance_nouvelle, name="echeance_nouvelle"),
    path("alertes/echeances/<id:numero>/", echeances.echeance, name="echeance"),
    path(
        "alertes/echeances/<id:numero>/cesser/", echeances.echeance_cesser, name="echeance_cesser"
    ),
    path("alertes/<str:genre>/<str:cle>/de-cote/", alertes.alerte_de_cote, name="alerte_de_cote"),
    path(
        "alertes/<str:genre>/<str:cle>/reprendre/",
        alertes.alerte_reprendre,
        name="alerte_reprendre",
    ),
]
