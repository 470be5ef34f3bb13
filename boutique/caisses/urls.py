from django.urls import path

from .views import reglages

urlpatterns = [
    path("reglages/", reglages.caisses, name="caisses"),
    path("reglages/caisses/<id:pk>/", reglages.caisse_reglages, name="caisse_reglages"),
]
