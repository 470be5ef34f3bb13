"""What the home page and the journal say of training."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from collecte.comptoirs.debuts import premier_jour_ici
from collecte.comptoirs.parcours import PARCOURS
from collecte.matiere.espace import RECEVOIR
from petiterockette.affichage.accueil import Tuile, page
from petiterockette.affichage.espaces import GENS
from petiterockette.comptes.roles import Role


def a_un_premier_jour_a_faire(request: HttpRequest) -> bool:
    """Whether this reader, here, ended the first day of no counter yet."""
    siens = (p for p in PARCOURS.values() if request.user.has_perm(p.droit))
    return all(premier_jour_ici(request, parcours).suivante for parcours in siens)


TUILES = [
    Tuile(
        nom=gettext_lazy("S’entraîner"),
        texte=gettext_lazy("premier jour\u00a0: cinq gestes, rien ne compte"),
        pictogramme="graduation-cap",
        url="collecte:entrainement",
        rang=350,
        droit=("collecte.peser", "collecte.orienter", "collecte.sortir"),
        groupe=RECEVOIR,
        mots=gettext_lazy("premier jour apprendre formation école essai factice débuter"),
        pour=(Role.BENEVOLE, Role.TRI, Role.CAISSE, Role.CAMION),
        quand=a_un_premier_jour_a_faire,
    ),
    page(
        gettext_lazy("S’entraîner au comptoir"),
        "collecte:comptoir_ecole",
        "collecte.peser",
        "graduation-cap",
        gettext_lazy("premier jour apprendre essai factice peser"),
        rang=360,
    ),
    page(
        gettext_lazy("S’entraîner au tri"),
        "collecte:comptoir_tri_ecole",
        "collecte.orienter",
        "graduation-cap",
        gettext_lazy("premier jour apprendre essai factice trier"),
        rang=361,
    ),
    page(
        gettext_lazy("S’entraîner au quai"),
        "collecte:comptoir_quai_ecole",
        "collecte.sortir",
        "graduation-cap",
        gettext_lazy("premier jour apprendre essai factice sortir"),
        rang=362,
    ),
]

# After the people of the house.
FIN = [
    Tuile(
        nom=gettext_lazy("Qui s’est entraîné"),
        texte=gettext_lazy("les premiers jours, geste par geste"),
        pictogramme="graduation-cap",
        url="collecte:essais",
        droit="personnes.tenir_l_equipe",
        groupe=GENS,
        mots=gettext_lazy("premier jour débutant nouveau bénévole essai formation"),
    ),
]
