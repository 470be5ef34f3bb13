from django.urls import path

from .views import clotures, comptages, comptes, especes, ouvertures, remises, reprises, sessions

urlpatterns = [
    path("caisse/ouvrir/", ouvertures.caisse_ouvrir, name="caisse_ouvrir"),
    path("caisse/reprendre/", ouvertures.caisse_reprendre, name="caisse_reprendre"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/<int:numero>/", sessions.session, name="session"),
    path("sessions/<int:numero>/lire/", sessions.session_lire, name="session_lire"),
    path("sessions/<int:numero>/fermer/", sessions.session_fermer, name="session_fermer"),
    path("sessions/<int:numero>/compter/", comptages.session_compter, name="session_compter"),
    path("sessions/<int:numero>/expliquer/", sessions.session_expliquer, name="session_expliquer"),
    path("clotures/", clotures.clotures, name="clotures"),
    path("clotures/<int:numero>/", clotures.cloture, name="cloture"),
    path("clotures/<int:numero>/pdf/", clotures.cloture_pdf, name="cloture_pdf"),
    path("comptes/", comptes.comptes, name="comptes"),
    path("comptes/fec/<int:annee>/", comptes.fec, name="fec"),
    path("comptes/postes/", comptes.postes, name="postes"),
    path("especes/", especes.especes, name="especes"),
    path("coffre/", especes.coffre, name="coffre"),
    path("coffre/<slug:code>/compter/", especes.coffre_compter, name="coffre_compter"),
    path("coffre/<slug:code>/deplacer/", especes.coffre_deplacer, name="coffre_deplacer"),
    path("remises/", remises.remises, name="remises"),
    path("remises/nouvelle/", remises.remise_nouvelle, name="remise_nouvelle"),
    path("remises/<int:numero>/", remises.remise, name="remise"),
    path("remises/<int:numero>/remettre/", remises.remise_remettre, name="remise_remettre"),
    path("remises/<int:numero>/crediter/", remises.remise_crediter, name="remise_crediter"),
    path("cartes/", remises.cartes, name="cartes"),
    path("reprises/horloge/", reprises.reprise_horloge, name="reprise_horloge"),
    path("reprises/restauration/", reprises.reprise_restauration, name="reprise_restauration"),
]
