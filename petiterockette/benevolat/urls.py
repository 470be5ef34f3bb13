from django.urls import path

from .views import chiffres, heures, inscriptions, planning, taux

app_name = "benevolat"

urlpatterns = [
    path("benevolat/", heures.mes_heures, name="noter"),
    path("benevolat/equipe/", heures.heures_de_l_equipe, name="equipe"),
    path("benevolat/arrivee/", heures.arrivee, name="arrivee"),
    path("benevolat/depart/", heures.depart, name="depart"),
    path("benevolat/heures/<id:numero>/corriger/", heures.heures_corriger, name="corriger"),
    path("benevolat/chiffres/", chiffres.chiffres, name="chiffres"),
    path("benevolat/chiffres/<annee:annee>/", chiffres.chiffres, name="chiffres_de"),
    path("benevolat/valeur/", taux.taux, name="taux"),
    path("benevolat/activites/", chiffres.activites, name="activites"),
    path(
        "benevolat/activites/<id:numero>/montrer/",
        chiffres.activite_montrer,
        name="activite_montrer",
    ),
    path("benevolat/semaine/", planning.la_semaine, name="semaine"),
    path("benevolat/semaine/<str:jour>/", planning.la_semaine, name="semaine_du"),
    path("benevolat/besoins/nouveau/", planning.besoin_nouveau, name="besoin_nouveau"),
    path("benevolat/besoins/<id:numero>/finir/", planning.besoin_finir, name="besoin_finir"),
    path("benevolat/permanences/<id:numero>/", planning.permanence, name="permanence"),
    path(
        "benevolat/permanences/<id:numero>/changer/",
        planning.permanence_changer,
        name="permanence_changer",
    ),
    path(
        "benevolat/permanences/<id:numero>/annuler/",
        planning.permanence_annuler,
        name="permanence_annuler",
    ),
    path(
        "benevolat/permanences/<id:numero>/venir/",
        inscriptions.permanence_venir,
        name="permanence_venir",
    ),
    path(
        "benevolat/inscriptions/<id:numero>/retirer/",
        inscriptions.inscription_retirer,
        name="inscription_retirer",
    ),
    path(
        "benevolat/inscriptions/<id:numero>/echanger/",
        inscriptions.inscription_echanger,
        name="inscription_echanger",
    ),
    path(
        "benevolat/inscriptions/<id:numero>/prendre/",
        inscriptions.inscription_prendre,
        name="inscription_prendre",
    ),
]
