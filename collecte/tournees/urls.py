from django.urls import path

from .views import arrets, demandes, tournees
from .views import rendez_vous as public

urlpatterns = [
    path("rendez-vous/", public.rendez_vous, name="rendez_vous"),
    path("rendez-vous/<str:jeton>/", public.rendez_vous_suivi, name="rendez_vous_suivi"),
    path("collecte/demandes/", demandes.demandes, name="demandes"),
    path("collecte/demandes/nouvelle/", demandes.demande_nouvelle, name="demande_nouvelle"),
    path("collecte/demandes/<id:pk>/", demandes.demande, name="demande"),
    path("collecte/demandes/<id:pk>/accepter/", demandes.demande_accepter, name="demande_accepter"),
    path("collecte/demandes/<id:pk>/refuser/", demandes.demande_refuser, name="demande_refuser"),
    path("collecte/demandes/<id:pk>/annuler/", demandes.demande_annuler, name="demande_annuler"),
    path("collecte/demandes/<id:pk>/oublier/", demandes.demande_oublier, name="demande_oublier"),
    path(
        "collecte/demandes/<id:pk>/photos/<id:photo>/", demandes.demande_photo, name="demande_photo"
    ),
    path("collecte/tournees/", tournees.tournees, name="tournees"),
    path("collecte/tournees/nouvelle/", tournees.tournee_nouvelle, name="tournee_nouvelle"),
    path("collecte/tournees/<id:pk>/", tournees.tournee, name="tournee"),
    path("collecte/tournees/<id:pk>/feuille/", tournees.tournee_feuille, name="tournee_feuille"),
    path("collecte/tournees/<id:pk>/equipage/", tournees.tournee_equipage, name="tournee_equipage"),
    path("collecte/tournees/<id:pk>/ajouter/", tournees.tournee_ajouter, name="tournee_ajouter"),
    path("collecte/tournees/<id:pk>/livraison/", tournees.livraison_nouvelle, name="livraison"),
    path("collecte/tournees/<id:pk>/renoncer/", tournees.tournee_renoncer, name="tournee_renoncer"),
    path("collecte/arrets/<id:pk>/", arrets.arret, name="arret"),
    path("collecte/arrets/<id:pk>/issue/", arrets.arret_issue, name="arret_issue"),
    path("collecte/arrets/<id:pk>/corriger/", arrets.arret_corriger, name="arret_corriger"),
    path("collecte/arrets/<id:pk>/deplacer/", arrets.arret_deplacer, name="arret_deplacer"),
    path("collecte/arrets/<id:pk>/retirer/", arrets.arret_retirer, name="arret_retirer"),
    path("collecte/arrets/<id:pk>/relier/", arrets.arret_relier, name="arret_relier"),
    path("collecte/arrets/<id:pk>/delier/", arrets.arret_delier, name="arret_delier"),
]
