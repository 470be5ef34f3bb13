from django.urls import path

from .views import heures, journees, taches
from .views import lieux as views

app_name = "lieux"

urlpatterns = [
    path("journee/", journees.journee, name="journee"),
    path("journee/ouvrir/", journees.lieu_ouvrir, name="lieu_ouvrir"),
    path("journee/fermer/", journees.lieu_fermer, name="lieu_fermer"),
    path("journee/collecte/suspendre/", journees.collecte_suspendre, name="collecte_suspendre"),
    path("journee/collecte/reprendre/", journees.collecte_reprendre, name="collecte_reprendre"),
    path("nos-lieux/", journees.nos_lieux, name="nos_lieux"),
    path("nos-lieux/<slug:code>/collecte/", journees.collecte_etat, name="collecte_etat"),
    path("heures/", heures.heures, name="heures"),
    path("heures/<str:mois>/", heures.heures, name="heures_mois"),
    path("heures/ouvertures/<id:numero>/corriger/", heures.corriger, name="heures_corriger"),
    path("heures/lieux/<slug:code>/ajouter/", heures.ajouter, name="heures_ajouter"),
    path("lieux/<slug:code>/taches/", taches.taches, name="taches"),
    path("lieux/<slug:code>/taches/nouvelle/", taches.tache_nouvelle, name="tache_nouvelle"),
    path("lieux/<slug:code>/horaires/", taches.horaires, name="horaires"),
    path("lieux/taches/<id:numero>/", taches.tache, name="tache"),
    path("lieux/taches/<id:numero>/montrer/", taches.tache_montrer, name="tache_montrer"),
    path("lieux/taches/<id:numero>/deplacer/", taches.tache_deplacer, name="tache_deplacer"),
    path("point/", views.point_choisir, name="point_choisir"),
    path("lieux/", views.lieux, name="lieux"),
    path("lieux/nouveau/", views.lieu_nouveau, name="lieu_nouveau"),
    path("lieux/association/", views.association, name="association"),
    path("lieux/points/<id:numero>/", views.point, name="point"),
    path("lieux/<slug:code>/", views.lieu, name="lieu"),
    path("lieux/<slug:code>/modifier/", views.lieu_modifier, name="lieu_modifier"),
    path("lieux/<slug:code>/points/nouveau/", views.point_nouveau, name="point_nouveau"),
]
