from django.urls import path

from .views import dossiers, figements, textes

app_name = "dossiers"

urlpatterns = [
    path("dossiers/", dossiers.dossiers, name="dossiers"),
    path("dossiers/nouveau/", dossiers.nouveau, name="nouveau"),
    path("dossiers/<id:numero>/", dossiers.dossier, name="dossier"),
    path("dossiers/<id:numero>/changer/", dossiers.changer, name="changer"),
    path("dossiers/<id:numero>/choisir/", dossiers.choisir, name="choisir"),
    path("dossiers/<id:numero>/ordre/", dossiers.ordonner, name="ordonner"),
    path("dossiers/<id:numero>/relire/", dossiers.relire, name="relire"),
    path("dossiers/<id:numero>/textes/nouveau/", textes.texte, name="texte_nouveau"),
    path("dossiers/<id:numero>/textes/proposer/", textes.proposer, name="texte_proposer"),
    path("dossiers/<id:numero>/textes/<id:rang>/", textes.texte, name="texte"),
    path("dossiers/<id:numero>/textes/<id:rang>/retirer/", textes.retirer, name="texte_retirer"),
    path("dossiers/<id:numero>/photos/<uuid:cle>/", textes.photo, name="photo"),
    path("dossiers/<id:numero>/figer/", figements.figer, name="figer"),
    path("dossiers/<id:numero>/reprendre/", figements.reprendre, name="reprendre"),
    path("dossiers/<id:numero>/abandonner/", figements.abandonner, name="abandonner"),
    path("dossiers/<id:numero>/envoyer/", figements.envoyer, name="envoyer"),
    path("dossiers/<id:numero>/solder/", figements.solder, name="solder"),
    path("dossiers/<id:numero>/partage/", figements.partage, name="partage"),
    path(
        "dossiers/<id:numero>/partage/retirer/", figements.partage_retirer, name="partage_retirer"
    ),
    path("dossiers/<id:numero>/fichiers/", figements.fichiers, name="fichiers"),
    path("dossiers/<id:numero>/fichiers/<slug:format>/", figements.fichier, name="fichier"),
    path("d/<str:jeton>/", figements.public, name="public"),
    path("d/<str:jeton>/photos/<uuid:cle>/", figements.photo_publique, name="photo_publique"),
]
