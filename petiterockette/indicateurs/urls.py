from django.urls import path

from . import views, views_vues

app_name = "indicateurs"

urlpatterns = [
    path("indicateurs/", views.indicateurs, name="indicateurs"),
    path("indicateurs/<int:annee>/", views.indicateurs, name="annee"),
    path("indicateurs/<int:annee>/<str:code>/", views.releve, name="releve"),
    path("vues/", views_vues.vues, name="vues"),
    path("vues/<int:pk>/oublier/", views_vues.vue_oublier, name="vue_oublier"),
]
