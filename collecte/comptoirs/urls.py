from django.urls import path

from .views import equipiers

urlpatterns = [path("collecte/equipiers/", equipiers.equipiers, name="equipiers")]
