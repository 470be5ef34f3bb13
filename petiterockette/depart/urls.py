from django.urls import path

from . import views

app_name = "depart"

urlpatterns = [
    path("depart/", views.depart, name="depart"),
    path("depart/fini/", views.fini, name="fini"),
]
