from django.urls import path

from .views import clotures

urlpatterns = [
    path("clotures/", clotures.clotures, name="clotures"),
    path("clotures/<id:numero>/", clotures.cloture, name="cloture"),
    path("clotures/<id:numero>/pdf/", clotures.cloture_pdf, name="cloture_pdf"),
]
