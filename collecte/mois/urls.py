from django.urls import path

from . import views

urlpatterns = [
    path("collecte/reglages/<slug:code>/<slug:cle>/", views.reglage_changer, name="reglage_changer")
]
