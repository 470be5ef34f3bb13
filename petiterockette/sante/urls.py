from django.urls import path

from . import views

app_name = "sante"

urlpatterns = [
    path("sante/", views.sonde, name="sonde"),
    path("sante/controles/", views.sante, name="sante"),
    path("sauvegardes/", views.sauvegardes, name="sauvegardes"),
    path("sauvegardes/demander/", views.sauvegarde_demander, name="sauvegarde_demander"),
]
