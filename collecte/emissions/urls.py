from django.urls import path

from . import views

urlpatterns = [
    path("collecte/emissions/", views.emissions, name="emissions"),
    path("collecte/emissions/montrer/", views.montrer, name="emissions_montrer"),
    path("collecte/emissions/facteurs/", views.facteur, name="emissions_facteur"),
]
