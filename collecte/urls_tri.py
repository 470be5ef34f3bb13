from django.urls import path

from .views import references_tri, souhaits

urlpatterns = [
    path("collecte/tri/non-vendables/", references_tri.non_vendables, name="non_vendables"),
    path("collecte/tri/controles/", references_tri.controles, name="controles"),
    path("collecte/tri/controles/<slug:code>/", references_tri.controler, name="controler"),
    path(
        "collecte/tri/controles/faits/<id:numero>/annuler/",
        references_tri.controle_annuler,
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
