from django.urls import path

from .views import comptes, connexion

app_name = "comptes"

urlpatterns = [
    path("connexion/", connexion.Connexion.as_view(), name="connexion"),
    path("deconnexion/", connexion.deconnexion, name="deconnexion"),
    path("mot-de-passe/", connexion.mot_de_passe, name="mot_de_passe"),
    path("droits/", connexion.droits, name="droits"),
    path("comptes/", comptes.comptes, name="comptes"),
    path("comptes/nouveau/", comptes.compte_nouveau, name="compte_nouveau"),
    path("comptes/roles/<id:numero>/changer/", comptes.role_changer, name="role_changer"),
    path("comptes/roles/<id:numero>/retirer/", comptes.role_retirer, name="role_retirer"),
    path("comptes/<id:numero>/", comptes.compte, name="compte"),
    path("comptes/<id:numero>/fermer/", comptes.compte_fermer, name="compte_fermer"),
    path("comptes/<id:numero>/rouvrir/", comptes.compte_rouvrir, name="compte_rouvrir"),
    path(
        "comptes/<id:numero>/mot-de-passe/", comptes.compte_mot_de_passe, name="compte_mot_de_passe"
    ),
    path("comptes/<id:numero>/roles/nouveau/", comptes.role_donner, name="role_donner"),
]
