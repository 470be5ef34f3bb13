from django.urls import path

from .views import archives

urlpatterns = [
    path("archives/", archives.archives, name="archives"),
    path("archives/verificateur/", archives.archive_verificateur, name="archive_verificateur"),
    path("archives/ouvrir/", archives.factures_ouvrir, name="factures_ouvrir"),
    path("archives/fermer/<id:pk>/", archives.factures_fermer, name="factures_fermer"),
    path("archives/<id:pk>/", archives.archive_fichier, name="archive_fichier"),
]
