from django.urls import path

from . import views

app_name = "indicateurs"

urlpatterns = [
    path("indicateurs/", views.indicateurs, name="indicateurs"),
    path("indicateurs/<int:annee>/", views.indicateurs, name="annee"),
    path("indicateurs/<int:annee>/<str:code>/", views.releve, name="releve"),
]
