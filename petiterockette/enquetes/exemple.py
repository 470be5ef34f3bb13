"""An example of a yearly survey, in our own words: the questionnaires of the networks are not
public.

The kinds of questions are those that observatories and funders are known to ask.
"""

from django.utils.translation import gettext_lazy as _

from .models import Question
from .questions_du_tableur import QuestionLue

NON_OFFICIEL = _("exemple non officiel")
NOM, RESEAU = "Enquête annuelle (exemple)", "Un réseau d’exemple"

_NOMBRE, _TEXTE, _CHOIX = (str(n) for n in (Question.Nature.NOMBRE, "texte", "choix"))
# Part → number, text, unit, indicator; a number without one is typed.
_NOMBRES = {
    "La matière": (
        ("1.1", "Tonnage collecté dans l’année, toutes origines", "t", "T_COLLECTE"),
        ("1.2", "Tonnage réemployé", "t", "T_REEMPLOI"),
        ("1.3", "dont vendu en boutique", "t", "T_VENDU"),
        ("1.4", "dont donné", "t", "T_DONNE"),
        ("1.5", "dont entré comme déchet (réutilisation)", "t", "T_REUTILISATION"),
        ("1.6", "Tonnage remis au recyclage", "t", "T_RECYCLE"),
        ("1.7", "Tonnage éliminé", "t", "T_ELIMINE"),
        ("1.8", "Part réemployée ou recyclée de ce qui est sorti", "%", "R_REVALORISATION"),
        ("1.9", "Stock au 31 décembre", "t", "T_STOCK"),
    ),
    "L’accueil": (
        ("2.1", "Nombre de passages pour déposer", "passages", "N_DEPOTS"),
        ("2.2", "Collectes à domicile réalisées", "collectes", "N_COLLECTES_DOM"),
        ("2.3", "Heures d’ouverture au public", "h", "H_OUVERTURE"),
    ),
    "La vente": (
        ("3.1", "Nombre de ventes", "ventes", "N_VENTES"),
        ("3.2", "Panier moyen", "€", "PANIER_MOYEN"),
        ("3.3", "Recettes des ventes d’objets réemployés", "€", "CA_REEMPLOI"),
        ("3.4", "Recettes des ventes de matières", "€", "CA_MATIERE"),
        ("3.5", "Recettes des prestations", "€", "CA_PRESTA"),
    ),
    "L’emploi": (
        ("4.1", "Équivalents temps plein salariés", "ETP", "ETP"),
        ("4.2", "dont en insertion", "ETP", "ETP_INSERTION"),
        ("4.3", "Personnes salariées dans l’année", "personnes", "N_SALARIES"),
        ("4.4", "dont femmes", "personnes", "N_FEMMES"),
        ("4.5", "Taux de sorties dynamiques", "%", "SORTIES_DYN"),
    ),
    "La vie de la structure": (
        ("5.1", "Bénévoles actifs", "personnes", "N_BENEVOLES"),
        ("5.2", "Heures de bénévolat", "h", "H_BENEVOLAT"),
        ("5.3", "Adhérents à jour", "personnes", "ADHERENTS"),
        ("5.4", "Animations tenues", "ateliers", "ANIM_ATELIERS"),
        ("5.5", "Personnes touchées par les animations", "personnes", "ANIM_PARTICIPANTS"),
        ("5.6", "Surface des locaux ouverts au public", "m²", ""),
    ),
}
_AUTRES = (
    (
        "6.1",
        "Travaillez-vous par convention avec une collectivité ?",
        _CHOIX,
        "oui\nnon\nen cours",
    ),
    ("6.2", "Quels éco-organismes soutiennent votre activité ?", _TEXTE, ""),
    ("6.3", "Ce qui a marqué l’année, en quelques lignes", _TEXTE, ""),
)
EXEMPLE = [
    *(
        QuestionLue(rubrique, numero, libelle, unite, _NOMBRE, "", code)
        for rubrique, questions in _NOMBRES.items()
        for numero, libelle, unite, code in questions
    ),
    *(
        QuestionLue("Les partenaires", numero, libelle, "", nature, choix, "")
        for numero, libelle, nature, choix in _AUTRES
    ),
]
