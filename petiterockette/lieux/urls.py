from django.urls import path

from . import urls_journees
from .views import lieux as views

app_name = "lieux"

urlpatterns = [
    *urls_journees.urlpatterns,
    path("point/", views.point_choisir, name="point_choisir"),
    path("lieux/", views.lieux, name="lieux"),
    path("lieux/nouveau/", views.lieu_nouveau, name="lieu_nouveau"),
    path("lieux/association/", views.association, name="association"),
    path("lieux/points/<id:numero>/", views.point, name="point"),
    path("lieux/<slug:code>/", views.lieu, name="lieu"),
    path("lieux/<slug:code>/modifier/", views.lieu_modifier, name="lieu_modifier"),
    path("lieux/<slug:code>/points/nouveau/", views.point_nouveau, name="point_nouveau"),
]
