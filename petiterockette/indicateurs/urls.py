from django.urls import path

from .views import annee, cibles, releves, vues_gardees

app_name = "indicateurs"

urlpatterns = [
    path("indicateurs/", annee.indicateurs, name="indicateurs"),
    path("indicateurs/<annee:annee>/", annee.indicateurs, name="annee"),
    path("indicateurs/<annee:annee>/cibles/", cibles.cibles, name="cibles"),
    path("indicateurs/<annee:annee>/cibles/<str:code>/", cibles.cible, name="cible"),
    path("indicateurs/<annee:annee>/saisir/", releves.releves, name="releves"),
    path("indicateurs/<annee:annee>/<str:code>/", releves.releve, name="releve"),
    path("vues/", vues_gardees.vues, name="vues"),
    path("vues/<id:pk>/oublier/", vues_gardees.vue_oublier, name="vue_oublier"),
]
