from django.urls import path

from .views import factures

urlpatterns = [
    path("factures/", factures.factures, name="factures"),
    path("factures/nouvelle/", factures.facture_nouvelle, name="facture_nouvelle"),
    path("factures/<id:pk>/", factures.facture, name="facture"),
    path("factures/<id:pk>/pdf/", factures.facture_pdf, name="facture_pdf"),
    path("factures/<id:pk>/payee/", factures.facture_payee, name="facture_payee"),
    path("factures/<id:pk>/annuler/", factures.facture_annuler, name="facture_annuler"),
    path("tickets/<id:pk>/facture/", factures.ticket_facturer, name="ticket_facturer"),
]
