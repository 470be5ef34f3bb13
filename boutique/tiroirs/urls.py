from django.urls import path

from .views import banque, banque_nouvelle, comptages, especes, ouvertures, sessions

urlpatterns = [
    path("caisse/ouvrir/", ouvertures.caisse_ouvrir, name="caisse_ouvrir"),
    path("caisse/reprendre/", ouvertures.caisse_reprendre, name="caisse_reprendre"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/<id:numero>/", sessions.session, name="session"),
    path("sessions/<id:numero>/lire/", sessions.session_lire, name="session_lire"),
    path("sessions/<id:numero>/fermer/", sessions.session_fermer, name="session_fermer"),
    path("sessions/<id:numero>/compter/", comptages.session_compter, name="session_compter"),
    path("sessions/<id:numero>/expliquer/", sessions.session_expliquer, name="session_expliquer"),
    path("especes/", especes.especes, name="especes"),
    path("coffre/", especes.coffre, name="coffre"),
    path("coffre/<slug:code>/compter/", especes.coffre_compter, name="coffre_compter"),
    path("coffre/<slug:code>/deplacer/", especes.coffre_deplacer, name="coffre_deplacer"),
    path("remises/", banque.remises, name="remises"),
    path("remises/nouvelle/", banque_nouvelle.remise_nouvelle, name="remise_nouvelle"),
    path("remises/<id:numero>/", banque.remise, name="remise"),
    path("remises/<id:numero>/remettre/", banque.remise_remettre, name="remise_remettre"),
    path("remises/<id:numero>/cheques/", banque.remise_cheques, name="remise_cheques"),
    path("remises/<id:numero>/annuler/", banque.remise_annuler, name="remise_annuler"),
    path("remises/<id:numero>/crediter/", banque.remise_crediter, name="remise_crediter"),
    path("cartes/", banque.cartes, name="cartes"),
]
