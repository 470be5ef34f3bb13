from django.urls import path

from . import views

app_name = "papiers"

urlpatterns = [
    path("papiers/<str:jeton>/", views.papier, name="papier"),
    path("papiers/<str:jeton>/fichier/", views.fichier, name="fichier"),
]
