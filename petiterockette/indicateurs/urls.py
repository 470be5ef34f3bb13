from django.urls import path

from . import views, views_cibles, views_vues

app_name = "indicateurs"

urlpatterns = [
    path("indicateurs/", views.indicateurs, name="indicateurs"),
    path("indicateurs/<annee:annee>/", views.indicateurs, name="annee"),
    path("indicateurs/<annee:annee>/cibles/", views_cibles.cibles, name="cibles"),
    path("indicateurs/<annee:annee>/cibles/<str:code>/", views_cibles.cible, name="cible"),
    path("indicateurs/<annee:annee>/<str:code>/", views.releve, name="releve"),
    path("vues/", views_vues.vues, name="vues"),
    path("vues/<id:pk>/oublier/", views_vues.vue_oublier, name="vue_oublier"),
]
