from django.urls import path

from . import views

app_name = "travaux"

urlpatterns = [
    path("travaux/", views.travaux, name="travaux"),
    path("travaux/<id:numero>/reessayer/", views.travail_reessayer, name="travail_reessayer"),
]
