from django.urls import include, path

from . import views

urlpatterns = [
    path("bench/plancher/", views.plancher),
    path("bench/nue/", views.page_nue),
    path("", include("petiterockette.urls")),
]

handler403 = "petiterockette.affichage.views.page_403"
handler404 = "petiterockette.affichage.views.page_404"
handler500 = "petiterockette.affichage.views.page_500"
