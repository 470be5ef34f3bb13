from django.urls import path

from .views import integrite, manuel, reprises

urlpatterns = [
    path("integrite/", integrite.integrite, name="integrite"),
    path("integrite/verifier/", integrite.integrite_verifier, name="integrite_verifier"),
    path("integrite/attestation/", integrite.attestation_pdf, name="attestation_pdf"),
    path("manuel/", manuel.manuel, name="manuel"),
    path("manuel/pdf/", manuel.manuel_pdf, name="manuel_pdf"),
    path("reprises/horloge/", reprises.reprise_horloge, name="reprise_horloge"),
    path("reprises/maison/", reprises.reprise_maison, name="reprise_maison"),
    path("reprises/tetes/", reprises.tetes_reparer, name="tetes_reparer"),
    path("reprises/restauration/", reprises.reprise_restauration, name="reprise_restauration"),
]
