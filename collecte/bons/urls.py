from django.urls import path

from . import views

urlpatterns = [
    path("collecte/bons/", views.bons, name="bons"),
    path("collecte/bons/<id:numero>/", views.bon, name="bon"),
    path("collecte/bons/<id:numero>/annuler/", views.bon_annuler, name="bon_annuler"),
    path("collecte/bons/<id:numero>/caviarder/", views.bon_caviarder, name="bon_caviarder"),
]
