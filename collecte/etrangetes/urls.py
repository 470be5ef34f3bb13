from django.urls import path

from . import views

urlpatterns = [path("collecte/a-regulariser/", views.a_regulariser, name="a_regulariser")]
