from django.urls import path

from . import views

urlpatterns = [
    path("collecte/quai/", views.quai, name="comptoir_quai"),
    path("collecte/quai/bons/", views.quai_bons, name="quai_bons"),
    path("collecte/quai/bons/<id:numero>/annuler/", views.quai_annuler, name="quai_annuler"),
    path("collecte/quai/etat/", views.quai_etat, name="quai_etat"),
    path("collecte/quai/du-jour/", views.quai_du_jour, name="quai_du_jour"),
]
