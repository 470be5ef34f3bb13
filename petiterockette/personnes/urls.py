from django.urls import path

from .views import annuaire, doublons, effacements, equipe

app_name = "personnes"

urlpatterns = [
    path("equipe/", equipe.equipe, name="equipe"),
    path("equipe/<id:numero>/retirer/", equipe.equipier_retirer, name="equipier_retirer"),
    path("equipe/<id:numero>/remettre/", equipe.equipier_remettre, name="equipier_remettre"),
    path("equipe/<id:numero>/code/", equipe.equipier_code, name="equipier_code"),
    path("personnes/", annuaire.annuaire, name="annuaire"),
    path("personnes/choisir/", annuaire.choisir, name="choisir"),
    path("personnes/nouvelle/", annuaire.personne_nouvelle, name="personne_nouvelle"),
    path("personnes/traitements/", annuaire.traitements, name="traitements"),
    path("personnes/doublons/", doublons.doublons, name="doublons"),
    path(
        "personnes/<id:numero>/fusionner/<id:autre>/",
        doublons.doublons_fusionner,
        name="doublons_fusionner",
    ),
    path(
        "personnes/<id:numero>/ecarter/<id:autre>/",
        doublons.doublons_ecarter,
        name="doublons_ecarter",
    ),
    path("personnes/purge/", effacements.purge, name="purge"),
    path("personnes/recus/<id:numero>/", effacements.recu, name="recu"),
    path("personnes/accords/<id:numero>/retirer/", annuaire.accord_retirer, name="accord_retirer"),
    path("personnes/<id:numero>/", annuaire.personne, name="personne"),
    path("personnes/<id:numero>/modifier/", annuaire.personne_modifier, name="personne_modifier"),
    path(
        "personnes/<id:numero>/exporter/", effacements.personne_exporter, name="personne_exporter"
    ),
    path(
        "personnes/<id:numero>/anonymiser/",
        effacements.personne_anonymiser,
        name="personne_anonymiser",
    ),
]
