from django.urls import path

from . import views

urlpatterns = [
    path("mois/", views.ventes_mois_courant, name="ventes_mois_courant"),
    path("mois/<str:code>/", views.ventes_du_mois, name="ventes_du_mois"),
]
