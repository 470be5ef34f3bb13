from django.urls import path

from .views import comptoir as comptoir_tri
from .views import controles_avant_vente, gestes, souhaits

urlpatterns = [
    path("collecte/gestes/", gestes.gestes, name="gestes"),
    path("collecte/gestes/orienter/", gestes.orienter, name="orienter"),
    path("collecte/tri/", comptoir_tri.comptoir_tri, name="comptoir_tri"),
    path("collecte/tri/etat/", comptoir_tri.tri_etat, name="tri_etat"),
    path("collecte/tri/gestes/", comptoir_tri.tri_gestes, name="tri_gestes"),
    path("collecte/tri/gestes/du-jour/", comptoir_tri.tri_du_jour, name="tri_du_jour"),
    path("collecte/tri/gestes/<id:numero>/annuler/", comptoir_tri.tri_annuler, name="tri_annuler"),
    path("collecte/tri/non-vendables/", controles_avant_vente.non_vendables, name="non_vendables"),
    path("collecte/tri/controles/", controles_avant_vente.controles, name="controles"),
    path("collecte/tri/controles/<slug:code>/", controles_avant_vente.controler, name="controler"),
    path(
        "collecte/tri/controles/faits/<id:numero>/annuler/",
        controles_avant_vente.controle_annuler,
        name="controle_annuler",
    ),
    path("collecte/tri/souhaits/", souhaits.souhaits, name="souhaits"),
    path("collecte/tri/souhaits/nouveau/", souhaits.souhait_nouveau, name="souhait_nouveau"),
    path("collecte/tri/souhaits/<id:numero>/", souhaits.souhait, name="souhait"),
    path(
        "collecte/tri/souhaits/<id:numero>/servir/", souhaits.souhait_servir, name="souhait_servir"
    ),
    path("collecte/tri/souhaits/<id:numero>/clore/", souhaits.souhait_clore, name="souhait_clore"),
]
