from django.urls import path

from . import views

app_name = "personnes"

urlpatterns = [
    path("equipe/", views.equipe, name="equipe"),
    path("equipe/<int:numero>/retirer/", views.equipier_retirer, name="equipier_retirer"),
    path("equipe/<int:numero>/remettre/", views.equipier_remettre, name="equipier_remettre"),
    path("equipe/<int:numero>/code/", views.equipier_code, name="equipier_code"),
]
