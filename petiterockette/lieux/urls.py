from django.urls import path

from . import views

app_name = "lieux"

urlpatterns = [
    path("point/", views.point_choisir, name="point_choisir"),
]
