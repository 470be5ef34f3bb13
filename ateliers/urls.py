from django.urls import path

from . import views

app_name = "ateliers"

urlpatterns = [
    path("poles/", views.poles, name="poles"),
    path("poles/calendrier/", views.calendrier, name="calendrier"),
]
