from django.urls import path

from .views import activites, moyens, postes_comptables

urlpatterns = [
    path("comptes/postes/", postes_comptables.postes, name="postes"),
    path("reglages/moyens/", moyens.moyens, name="moyens"),
    path("reglages/moyens/nouveau/", moyens.moyen_nouveau, name="moyen_nouveau"),
    path("reglages/moyens/<id:pk>/", moyens.moyen, name="moyen"),
    path("reglages/moyens/<id:pk>/montrer/", moyens.moyen_montrer, name="moyen_montrer"),
    path("reglages/moyens/<id:pk>/deplacer/", moyens.moyen_deplacer, name="moyen_deplacer"),
    path("reglages/activites/", activites.activites, name="activites"),
    path("reglages/activites/nouvelle/", activites.activite_nouvelle, name="activite_nouvelle"),
    path("reglages/activites/<id:pk>/", activites.activite, name="activite"),
    path("reglages/activites/<id:pk>/regime/", activites.activite_regime, name="activite_regime"),
    path("reglages/regimes/<id:pk>/retirer/", activites.regime_retirer, name="regime_retirer"),
]
