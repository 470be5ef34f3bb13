from django.utils.translation import gettext_lazy as _

from ateliers.poles import Pole, enregistrer
from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role

enregistrer(
    Pole(
        code="formation",
        nom=_("Formation"),
        texte=_("sessions, émargement, certificats, bilan pédagogique"),
        pictogramme="graduation-cap",
        page="formation:sessions",
        droit="formation.tenir",
        mots=_("stagiaires émargement certificat session cours"),
        roles=(Role.FORMATION,),
        tuiles=(
            Tuile(
                nom=_("Le catalogue"),
                texte=_("ce que l’on enseigne, et ses durées"),
                pictogramme="graduation-cap",
                url="formation:actions",
                droit="formation.tenir",
                mots=_("programme actions"),
            ),
            Tuile(
                nom=_("L’organisme"),
                texte=_("numéro de déclaration, qui signe les certificats"),
                pictogramme="file-badge",
                url="formation:organisme",
                droit="formation.tenir",
                mots=_("NDA qualiopi"),
            ),
        ),
        activite="formation",
    )
)
