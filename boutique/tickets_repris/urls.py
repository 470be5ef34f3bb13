from django.urls import path

from . import views

urlpatterns = [
    path("tickets-d-avant/", views.tickets_repris, name="tickets_repris"),
    path("tickets-d-avant/<id:pk>/", views.ticket_repris, name="ticket_repris"),
    path(
        "tickets-d-avant/<id:pk>/papier/", views.ticket_repris_papier, name="ticket_repris_papier"
    ),
]
