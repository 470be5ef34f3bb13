from django.urls import path

from .views import abonnements, liens

app_name = "abonnements"

urlpatterns = [
    path("mois-par-courriel/", abonnements.abonnement, name="abonnement"),
    path("mois-par-courriel/arreter/", abonnements.abonnement_arreter, name="abonnement_arreter"),
    path(
        "mois-par-courriel/renvoyer/",
        abonnements.confirmation_renvoyer,
        name="confirmation_renvoyer",
    ),
    path("mois-par-courriel/abonnes/", abonnements.abonnes, name="abonnes"),
    path("mois-par-courriel/confirmer/<str:jeton>/", liens.confirmer, name="confirmer"),
    path("mois-par-courriel/arreter/<str:jeton>/", liens.arreter, name="arreter"),
]
