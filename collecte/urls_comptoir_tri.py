from django.urls import path

from .views import comptoir_tri

urlpatterns = [
    path("collecte/tri/", comptoir_tri.comptoir_tri, name="comptoir_tri"),
    path("collecte/tri/etat/", comptoir_tri.tri_etat, name="tri_etat"),
    path("collecte/tri/gestes/", comptoir_tri.tri_gestes, name="tri_gestes"),
    path("collecte/tri/gestes/du-jour/", comptoir_tri.tri_du_jour, name="tri_du_jour"),
    path("collecte/tri/gestes/<id:numero>/annuler/", comptoir_tri.tri_annuler, name="tri_annuler"),
]
