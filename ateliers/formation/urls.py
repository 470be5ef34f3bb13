from django.urls import path

from .views import actions, bilans, emargements, liens, papiers, sessions

app_name = "formation"

urlpatterns = [
    path("formation/", sessions.sessions, name="sessions"),
    path("formation/actions/", actions.actions, name="actions"),
    path("formation/actions/nouvelle/", actions.action_nouvelle, name="action_nouvelle"),
    path("formation/actions/<int:pk>/", actions.action, name="action"),
    path("formation/organisme/", actions.organisme, name="organisme"),
    path("formation/bpf/", bilans.bpf_courant, name="bpf_courant"),
    path("formation/bpf/<int:annee>/", bilans.bpf, name="bpf"),
    path("formation/bpf/<int:annee>/<str:cadre>/<str:code>/", bilans.bpf_ligne, name="bpf_ligne"),
    path("formation/sessions/nouvelle/", sessions.session_nouvelle, name="session_nouvelle"),
    path("formation/sessions/<int:pk>/", sessions.session, name="session"),
    path("formation/sessions/<int:pk>/reglages/", sessions.session_regler, name="session_regler"),
    path(
        "formation/sessions/<int:pk>/demi-journees/",
        sessions.demi_journee_ajouter,
        name="demi_journee_ajouter",
    ),
    path(
        "formation/sessions/<int:pk>/formateurs/",
        sessions.formateur_ajouter,
        name="formateur_ajouter",
    ),
    path("formation/sessions/<int:pk>/stagiaires/", sessions.inscrire, name="inscrire"),
    path(
        "formation/sessions/<int:pk>/verrouiller/",
        sessions.session_verrouiller,
        name="session_verrouiller",
    ),
    path("formation/sessions/<int:pk>/feuille.pdf", papiers.feuille_pdf, name="feuille_pdf"),
    path("formation/inscriptions/<int:pk>/", sessions.inscription, name="inscription"),
    path("formation/inscriptions/<int:pk>/retirer/", sessions.desinscrire, name="desinscrire"),
    path("formation/inscriptions/<int:pk>/certificat.pdf", papiers.certificat, name="certificat"),
    path(
        "formation/inscriptions/<int:pk>/attestation.pdf", papiers.attestation, name="attestation"
    ),
    path("formation/demi-journees/<int:pk>/", emargements.demi_journee, name="demi_journee"),
    path(
        "formation/demi-journees/<int:pk>/heures/",
        sessions.demi_journee_changer,
        name="demi_journee_changer",
    ),
    path(
        "formation/demi-journees/<int:pk>/retirer/",
        sessions.demi_journee_retirer,
        name="demi_journee_retirer",
    ),
    path("formation/demi-journees/<int:pk>/feuille/", emargements.feuille, name="feuille"),
    path(
        "formation/demi-journees/<int:pk>/signer/<str:genre>/<int:qui>/",
        emargements.signer_ici,
        name="signer_ici",
    ),
    path(
        "formation/demi-journees/<int:pk>/absence/<str:genre>/<int:qui>/",
        emargements.absence,
        name="absence",
    ),
    path("formation/feuilles/<uuid:cle>/<str:taille>.jpg", emargements.photo, name="photo"),
    path(
        "formation/emargements/<int:pk>/annuler/",
        emargements.emargement_annuler,
        name="emargement_annuler",
    ),
    path("formation/mes-signatures/", liens.mes_signatures, name="mes_signatures"),
    path("emarger/<str:jeton>/", liens.emarger, name="emarger"),
]
