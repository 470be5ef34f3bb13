from django.urls import path

from .views import corrections, papiers, plafonds_des_roles, retours, tickets

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
    path("ticket/<str:jeton>/", tickets.ticket_public, name="ticket_public"),
    path("retours/sans-ticket/", retours.retour_sans_ticket, name="retour_sans_ticket"),
    path("note/", papiers.note, name="note"),
    path("notice/", tickets.notice, name="notice"),
    path("reglages/plafonds/", plafonds_des_roles.plafonds, name="plafonds"),
]
