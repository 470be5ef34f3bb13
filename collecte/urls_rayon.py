from django.urls import path

from .views import rayon

urlpatterns = [
    path("collecte/rayon/", rayon.rayon, name="rayon"),
]
