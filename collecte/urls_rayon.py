from django.urls import path

from .views import rayon

urlpatterns = [
    path("collecte/rayon/", rayon.rayon, name="rayon"),
    path("collecte/rayon/retour-de-zone/", rayon.zone_retour, name="zone_retour"),
    path("collecte/rayon/<slug:code>/retirer/", rayon.rayon_retirer, name="rayon_retirer"),
]
