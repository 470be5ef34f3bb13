from django.urls import path

from . import views

urlpatterns = [
    path("collecte/rayon/", views.rayon, name="rayon"),
    path("collecte/rayon/retour-de-zone/", views.zone_retour, name="zone_retour"),
    path("collecte/rayon/<slug:code>/retirer/", views.rayon_retirer, name="rayon_retirer"),
]
