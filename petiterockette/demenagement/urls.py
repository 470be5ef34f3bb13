from django.urls import path

from . import views

app_name = "demenagement"

urlpatterns = [
    path("tout-emporter/", views.tout_emporter, name="tout_emporter"),
    path("tout-emporter/fichier/", views.fichier, name="fichier"),
]
