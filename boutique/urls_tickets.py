from django.urls import path

from .views import bons_achat, corrections, factures, papiers, retours, tickets

urlpatterns = [
    path("tickets/", tickets.tickets, name="tickets"),
    path("tickets/<id:pk>/", tickets.ticket, name="ticket"),
    path("tickets/<id:pk>/caviarder/", tickets.ticket_caviarder, name="ticket_caviarder"),
    path("tickets/<id:pk>/papier/", papiers.ticket_papier, name="ticket_papier"),
    path("tickets/<id:pk>/courriel/", papiers.ticket_courriel, name="ticket_courriel"),
    path("tickets/<id:pk>/code/", papiers.ticket_code, name="ticket_code"),
    path("tickets/<id:pk>/refuse/", papiers.ticket_refuse, name="ticket_refuse"),
    path("tickets/<id:pk>/rendre/", retours.ticket_rendre, name="ticket_rendre"),
    path("tickets/<id:pk>/corriger/", corrections.ticket_corriger, name="ticket_corriger"),
    path("tickets/<id:pk>/facture/", factures.ticket_facturer, name="ticket_facturer"),
    path("ticket/<str:jeton>/", tickets.ticket_public, name="ticket_public"),
    path("retours/sans-ticket/", retours.retour_sans_ticket, name="retour_sans_ticket"),
    path("note/", papiers.note, name="note"),
    path("notice/", tickets.notice, name="notice"),
    path("bons/", bons_achat.bons_achat, name="bons_achat"),
    path("bons/<id:pk>/", bons_achat.bon_achat, name="bon_achat"),
    path("bons/solidaires/", bons_achat.bons_solidaires, name="bons_solidaires"),
    path("bons/solidaires/<uuid:geste>/", bons_achat.bons_planche, name="bons_planche"),
    path("bons/releve/", bons_achat.bons_releve, name="bons_releve"),
]
