from django.urls import path

app_name = "personnes"

urlpatterns: list = []
