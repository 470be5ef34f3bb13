from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.dossiers.contenu import libelles_entiers
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import plier
from petiterockette.saisie.champs import ChoixMultiplesField, EntierField, JourField
from petiterockette.saisie.classeurs import OCTETS_MAX, ClasseurIllisible, lire_le_classeur
from petiterockette.saisie.formulaires import Formulaire, PageForm

from .models import Question, Questionnaire, Reponse
from .questions_du_tableur import QuestionLue, lire_les_questions
from .refus import RienAReprendre

PREMIERE_ANNEE = 2000
# More faults than that are counted, no longer told one by one.
FAUTES_MONTREES = 20
# Until the end of June, surveys ask the year before.
DERNIER_MOIS_DES_ENQUETES = 6


def _annee_a_dire() -> int:
    jour = timezone.localdate()
    return jour.year - (jour.month <= DERNIER_MOIS_DES_ENQUETES)


def _annee(libelle: Any) -> EntierField:
    return EntierField(
        label=libelle,
        min_value=PREMIERE_ANNEE,
        max_value=2200,
        error_messages={
            "required": _("Dites l’année."),
            "invalid": _("Tapez une année, comme 2026."),
            "min_value": _("Cette année n’est pas possible."),
            "max_value": _("Cette année n’est pas possible."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ChargerForm(PageForm):
    """A questionnaire: its file, its name, who asks it, for which year."""

    fichier = forms.FileField(
        label=_("Son tableur"),
        help_text=_("Une ligne par question, en CSV, XLSX ou ODS. Une colonne s’appelle Question."),
        error_messages={
            "required": _("Choisissez le fichier des questions."),
            "empty": _("Ce fichier est vide."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls"}),
    )
    nom = forms.CharField(
        label=_("Son nom"),
        max_length=100,
        help_text=_("Observatoire national, bilan annuel de la Ville…"),
        error_messages={"required": _("Donnez un nom à ce questionnaire.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reseau = forms.CharField(
        label=_("Qui le demande ?"),
        max_length=100,
        help_text=_("Un réseau, la Ville, un éco-organisme, l’État."),
        error_messages={"required": _("Dites qui demande ces réponses.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    annee = _annee(_("De quelle année ?"))
    version = forms.CharField(
        label=_("Sa version"),
        max_length=40,
        required=False,
        help_text=_("S’il a déjà changé cette année."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    officiel = forms.BooleanField(
        label=_("C’est le fichier que le réseau a envoyé"),
        required=False,
        help_text=_("Sinon, il est marqué « non officiel » partout."),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"annee": _annee_a_dire()})

    def clean_fichier(self) -> list[QuestionLue]:
        """The questions of the file; every fault is said with its line."""
        fichier = self.cleaned_data["fichier"]
        try:
            # One byte more than allowed is enough to know.
            onglets = lire_le_classeur(fichier.read(OCTETS_MAX + 1))
        except ClasseurIllisible as illisible:
            raise forms.ValidationError(str(illisible), code="illisible") from None
        questions, fautes = lire_les_questions(onglets)
        if fautes:
            dites = [str(faute) for faute in fautes[:FAUTES_MONTREES]]
            if (reste := len(fautes) - FAUTES_MONTREES) > 0:
                phrase = ngettext(
                    "Et %(n)d autre ligne à corriger.", "Et %(n)d autres lignes à corriger.", reste
                )
                dites.append(phrase % {"n": reste})
            raise forms.ValidationError(dites)
        return questions

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.questionnaires.charger``."""
        propre = dict(self.cleaned_data)
        return propre | {"questions": propre.pop("fichier")}


class AppariementForm(Formulaire):
    """The indicator that answers each question that awaits a number; empty: people answer."""

    def __init__(self, data: Any = None, *, questionnaire: Questionnaire) -> None:
        super().__init__(data)
        self.noms = libelles_entiers()
        self.codes = {plier(nom): code for code, nom in self.noms.items()}
        self.questions = list(questionnaire.questions.all())
        for question in self.questions:
            if question.nature == Question.Nature.NOMBRE:
                self.fields[f"q{question.rang}"] = forms.CharField(
                    label=_("Indicateur de la question %(n)s") % {"n": question.dit},
                    required=False,
                    max_length=200,
                    initial=self.noms.get(question.code, ""),
                    widget=forms.TextInput(attrs={"list": "indicateurs", "autocomplete": "off"}),
                )

    def lignes(self) -> list[tuple[Question, Any]]:
        """Each question, and its field where it awaits a number."""
        return [
            (q, self[nom] if (nom := f"q{q.rang}") in self.fields else None) for q in self.questions
        ]

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        for nom in self.fields:
            dit = propre.get(nom, "").strip()
            code = dit.upper() if dit.upper() in self.noms else self.codes.get(plier(dit), "")
            if dit and not code:
                self.add_error(nom, _("Choisissez un indicateur de la liste, ou videz la case."))
            propre[nom] = code
        return propre

    def geste(self) -> dict[int, str]:
        """Rank of a question → code, in the words of ``services.questionnaires.apparier``."""
        return {int(nom[1:]): code for nom, code in self.cleaned_data.items()}


class CommencerForm(PageForm):
    """A survey to answer: its year, its sites, by when it is due."""

    annee = _annee(_("Les chiffres de quelle année ?"))
    lieux = ChoixMultiplesField(
        label=_("Quels lieux ?"),
        queryset=Lieu.objects.all(),
        to_field_name="code",
        required=False,
        help_text=_("Aucun coché : toute l’association."),
        widget=forms.CheckboxSelectMultiple,
    )
    a_rendre_le = JourField(label=_("À rendre le"), required=False)

    def __init__(self, data: Any = None, *, questionnaire: Questionnaire) -> None:
        super().__init__(data, initial={"annee": questionnaire.annee})


class ReponseForm(PageForm):
    """An answer, and where it comes from; empty: what was typed is taken back."""

    valeur = forms.CharField(required=False, max_length=2000)
    source = forms.CharField(
        label=_("D’où vient cette réponse ?"),
        max_length=300,
        help_text=_("Qui la donne, et d’après quoi : la paie, un comptage, un document."),
        error_messages={"required": _("Dites qui répond, et d’où vient la réponse.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, question: Question, derniere: Reponse | None) -> None:
        dite = derniere.valeur if derniere else ""
        en_nombre = question.nature == Question.Nature.NOMBRE
        initial = {
            "valeur": dite.replace(".", ",") if en_nombre else dite,
            "source": derniere.source if derniere else "",
        }
        super().__init__(data, initial=initial)
        deja = bool(derniere and derniere.valeur)
        champ: Any = self.fields["valeur"]
        if question.nature == Question.Nature.CHOIX:
            sans = [("", _("pas de réponse"))] if deja else []
            champ = forms.ChoiceField(
                choices=[*sans, *((c, c) for c in question.les_choix)],
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choisissez une des réponses proposées.")},
            )
            self.fields["valeur"] = champ
        elif en_nombre:
            champ.widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
            champ.unite = question.unite
        else:
            champ.widget = forms.Textarea(attrs={"rows": 4})
        champ.label = _("Réponse")
        # What was answered may be taken back; a first answer says something.
        champ.required = champ.widget.is_required = not deja
        champ.error_messages["required"] = RienAReprendre.texte
        if deja:
            champ.help_text = _("Vidée, elle est reprise : ce qui était écrit reste lisible.")
        self.order_fields(["uuid", "valeur", "source"])
