from django.urls import path

from . import views

app_name = "depart"

urlpatterns = [
    path("depart/", views.depart, name="depart"),
    path("poles-de-la-maison/", views.poles, name="poles"),
    path("depart/fini/", views.fini, name="fini"),
]
