"""A survey as a spreadsheet, in the order asked; the model of a questionnaire."""

from collections.abc import Iterable

from django.utils.text import slugify
from django.utils.translation import gettext as _

from petiterockette.dossiers.models import Figement
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.temps.dates import date_format

from .exemple import EXEMPLE, NON_OFFICIEL
from .models import Enquete
from .reponses import Repondue

MODELE = "modele-questionnaire"


def enquete_a_emporter(
    enquete: Enquete, reponses: Iterable[Repondue], figement: Figement | None
) -> Document:
    """The answers as its page shows them, in the order asked; ``figement``: what froze them."""
    questionnaire = enquete.questionnaire
    if figement:
        etat = _("figée le %(le)s") % {"le": date_format(figement.fige_le)}
    else:
        etat = _("brouillon, chiffres du %(le)s") % {"le": date_format(enquete.lu_le)}
    return Document(
        nom=slugify(str(enquete))[:60] or "enquete",
        titre=str(enquete),
        filtres=[
            (_("Demandé par"), questionnaire.reseau),
            (_("Questionnaire"), str(questionnaire if questionnaire.officiel else NON_OFFICIEL)),
            (_("Année"), str(enquete.annee)),
            (_("Lieux"), ", ".join(x.nom for x in enquete.lieux.all()) or _("tous les lieux")),
            (_("État"), etat),
        ],
        definitions=[(_("Case vide"), _("Pas encore répondu. Ce n’est pas zéro."))],
        feuilles=[
            Feuille(
                _("Réponses"),
                [
                    Colonne(_("Nº")),
                    Colonne(_("Question")),
                    Colonne(_("Réponse"), Genre.NOMBRE),
                    Colonne(_("Unité")),
                    Colonne(_("D’où elle vient")),
                ],
                [
                    [r.question.dit, r.question.libelle, r.valeur, r.unite, r.source]
                    for r in reponses
                ],
            )
        ],
    )


# The columns that a questionnaire is read from.
TETES = ("Rubrique", "Numéro", "Question", "Unité", "Nature", "Choix", "Indicateur")


def lignes_du_modele() -> list[list[str]]:
    """The example, a row a question, under ``TETES``."""
    return [
        [
            *(q.rubrique, q.numero, q.libelle, q.unite, q.nature),
            *(q.choix.replace("\n", " | "), q.code),
        ]
        for q in EXEMPLE
    ]


def modele_a_emporter() -> Document:
    """The columns that a questionnaire is read from, filled with the example."""
    return Document(
        nom=MODELE,
        titre=_("Modèle de questionnaire"),
        filtres=[(_("Exemple"), str(NON_OFFICIEL))],
        definitions=[
            ("Question", _("La seule colonne obligatoire : le texte, comme il est demandé.")),
            ("Nature", _("nombre, texte ou choix ; vide, elle se devine.")),
            ("Choix", _("Les réponses possibles, séparées par « | ».")),
            ("Indicateur", _("Le code de l’indicateur qui répond ; vide, il sera proposé.")),
        ],
        feuilles=[Feuille(_("Questions"), [Colonne(nom) for nom in TETES], lignes_du_modele())],
    )
