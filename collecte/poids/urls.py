from django.urls import path

from . import views

urlpatterns = [
    path("collecte/poids-moyens/", views.moyennes, name="poids_moyens"),
    path("collecte/poids-moyens/etalonner/", views.moyenne_etalonner, name="moyenne_etalonner"),
    path("collecte/poids-moyens/recaler/", views.moyenne_recaler, name="moyenne_recaler"),
]
