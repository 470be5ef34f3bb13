from django.urls import path

from .views import bilans

urlpatterns = [
    path("mois/", bilans.ventes_mois_courant, name="ventes_mois_courant"),
    path("mois/<str:code>/", bilans.ventes_du_mois, name="ventes_du_mois"),
]
