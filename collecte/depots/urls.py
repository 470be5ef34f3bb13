from django.urls import path

from . import views

urlpatterns = [
    path("collecte/comptoir/", views.comptoir, name="comptoir"),
    path("collecte/depots/", views.depots, name="depots"),
    path("collecte/depots/du-jour/", views.depots_du_jour, name="depots_du_jour"),
    path("collecte/depots/<id:numero>/annuler/", views.depot_annuler, name="depot_annuler"),
    path("collecte/depots/<id:numero>/bon/", views.bon_d_apport, name="bon_d_apport"),
    path("bon/<str:jeton>/", views.bon_public, name="bon_public"),
]
