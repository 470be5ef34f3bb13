from django.urls import path

from .views import actions, bilans, emargements, liens, papiers, sessions

app_name = "formation"

urlpatterns = [
    path("formation/", sessions.sessions, name="sessions"),
    path("formation/actions/", actions.actions, name="actions"),
    path("formation/actions/nouvelle/", actions.action_nouvelle, name="action_nouvelle"),
    path("formation/actions/<id:pk>/", actions.action, name="action"),
    path("formation/organisme/", actions.organisme, name="organisme"),
    path("formation/bpf/", bilans.bpf_courant, name="bpf_courant"),
    path("formation/bpf/<annee:annee>/", bilans.bpf, name="bpf"),
    path("formation/bpf/<annee:annee>/<str:cadre>/<str:code>/", bilans.bpf_ligne, name="bpf_ligne"),
    path("formation/sessions/nouvelle/", sessions.session_nouvelle, name="session_nouvelle"),
    path("formation/sessions/<id:pk>/", sessions.session, name="session"),
    path("formation/sessions/<id:pk>/reglages/", sessions.session_regler, name="session_regler"),
    path(
        "formation/sessions/<id:pk>/demi-journees/",
        sessions.demi_journee_ajouter,
        name="demi_journee_ajouter",
    ),
    path(
        "formation/sessions/<id:pk>/formateurs/",
        sessions.formateur_ajouter,
        name="formateur_ajouter",
    ),
    path("formation/sessions/<id:pk>/stagiaires/", sessions.inscrire, name="inscrire"),
    path(
        "formation/sessions/<id:pk>/verrouiller/",
        sessions.session_verrouiller,
        name="session_verrouiller",
    ),
    path("formation/sessions/<id:pk>/feuille.pdf", papiers.feuille_pdf, name="feuille_pdf"),
    path("formation/inscriptions/<id:pk>/", sessions.inscription, name="inscription"),
    path("formation/inscriptions/<id:pk>/retirer/", sessions.desinscrire, name="desinscrire"),
    path("formation/inscriptions/<id:pk>/certificat.pdf", papiers.certificat, name="certificat"),
    path("formation/inscriptions/<id:pk>/attestation.pdf", papiers.attestation, name="attestation"),
    path("formation/demi-journees/<id:pk>/", emargements.demi_journee, name="demi_journee"),
    path(
        "formation/demi-journees/<id:pk>/heures/",
        sessions.demi_journee_changer,
        name="demi_journee_changer",
    ),
    path(
        "formation/demi-journees/<id:pk>/retirer/",
        sessions.demi_journee_retirer,
        name="demi_journee_retirer",
    ),
    path("formation/demi-journees/<id:pk>/feuille/", emargements.feuille, name="feuille"),
    path(
        "formation/demi-journees/<id:pk>/signer/<str:genre>/<id:qui>/remettre/",
        emargements.ecran_remettre,
        name="ecran_remettre",
    ),
    path("formation/demi-journees/<id:pk>/tour/", emargements.tour, name="tour"),
    path(
        "formation/demi-journees/<id:pk>/signer/<str:genre>/<id:qui>/",
        emargements.signer_ici,
        name="signer_ici",
    ),
    path(
        "formation/demi-journees/<id:pk>/absence/<str:genre>/<id:qui>/",
        emargements.absence,
        name="absence",
    ),
    path("formation/feuilles/<uuid:cle>/<str:taille>.jpg", emargements.photo, name="photo"),
    path(
        "formation/emargements/<id:pk>/annuler/",
        emargements.emargement_annuler,
        name="emargement_annuler",
    ),
    path("formation/mes-signatures/", liens.mes_signatures, name="mes_signatures"),
    path("emarger/<str:jeton>/", liens.emarger, name="emarger"),
]
