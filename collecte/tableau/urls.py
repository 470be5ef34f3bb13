from django.urls import path

from . import views

urlpatterns = [
    path("collecte/mois/", views.mois_courant, name="mois_courant"),
    path("collecte/mois/<str:code>/", views.periode, name="periode"),
    path("collecte/mois/<str:code>/bons/<slug:chiffre>/", views.periode_bons, name="periode_bons"),
]
