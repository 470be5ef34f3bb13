from django.urls import path

from . import views

urlpatterns = [
    path("collecte/gestes/don/", views.sortie_don, name="sortie_don"),
    path("collecte/gestes/recycleur/", views.sortie_recycleur, name="sortie_recycleur"),
    path("collecte/gestes/bac/", views.sortie_bac, name="sortie_bac"),
    path("collecte/gestes/dechetterie/", views.sortie_dechetterie, name="sortie_dechetterie"),
    path("collecte/gestes/hors-caisse/", views.vente_hors_caisse, name="vente_hors_caisse"),
]
