from django.urls import path

from .views import accueil, photos, publiques, seances

app_name = "seances"

urlpatterns = [
    path("agenda/", publiques.agenda, name="agenda"),
    path("agenda.ics", publiques.agenda_ics, name="agenda_ics"),
    path("agenda/<id:numero>/", publiques.agenda_seance, name="agenda_seance"),
    path("agenda/<id:numero>/merci/", publiques.merci, name="merci"),
    path("agenda/ma-place/<str:jeton>/", publiques.ma_place, name="ma_place"),
    path("seances/", seances.seances, name="seances"),
    path("seances/nouvelle/", seances.seance_nouvelle, name="seance_nouvelle"),
    path("seances/venir/<str:code>/", accueil.venir, name="venir"),
    path("seances/<id:numero>/", seances.seance, name="seance"),
    path("seances/<id:numero>/changer/", seances.seance_changer, name="seance_changer"),
    path("seances/<id:numero>/annuler/", seances.seance_annuler, name="seance_annuler"),
    path("seances/<id:numero>/bilan/", seances.bilan, name="bilan"),
    path("seances/<id:numero>/accueil/", accueil.accueil, name="accueil"),
    path("seances/<id:numero>/compter/", accueil.compter_une, name="compter"),
    path("seances/<id:numero>/code/", accueil.code, name="code"),
    path("seances/<id:numero>/inscrire/", accueil.inscrire, name="inscrire"),
    path("seances/<id:numero>/photos/", photos.photo_ajouter, name="photo_ajouter"),
    path("seances/photos/<uuid:cle>/retirer/", photos.photo_retirer, name="photo_retirer"),
    path("seances/photos/<uuid:cle>/<str:taille>.jpg", photos.photo, name="photo"),
    path("seances/inscriptions/<id:numero>/venus/", accueil.venus, name="venus"),
    path("seances/inscriptions/<id:numero>/confirmer/", accueil.confirmer, name="confirmer"),
    path("seances/inscriptions/<id:numero>/desister/", accueil.desister, name="desister"),
]
