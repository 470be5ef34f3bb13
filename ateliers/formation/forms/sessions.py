"""What is typed about actions, sessions, half-days and the people of a session."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import DureeField, JourField, MontantField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..durees import MINUTES_MAX, heures_tapees
from ..models import (
    Action,
    DemiJournee,
    Formateur,
    Inscription,
    Moment,
    Objectif,
    Origine,
    Resultat,
    Session,
    TypeStagiaire,
)
from ..services.actions import CHAMPS
from ..services.sessions import BILAN, FINANCEMENT
from ..specialites import SPECIALITES

# The lines are those of the BPF: what its acronym is, where one chooses.
QUI_FINANCE = _(
    "Pour le même bilan, cadre C. Un OPCO paie les formations d’une branche\u00a0: "
    "son accord de prise en charge nomme la ligne."
)


def _texte(label: Any, aide: Any = "", *, requis: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=requis,
        help_text=aide,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Dites-le en quelques mots : c’est sur le programme.")},
    )


class ActionForm(Formulaire):
    """A training action: its programme, and its lines in the BPF."""

    intitule = forms.CharField(
        label=_("Intitulé"),
        max_length=160,
        help_text=_("Le même sur tous les papiers, de la convention au certificat."),
        error_messages={"required": _("Donnez un intitulé.")},
    )
    duree_min = DureeField(
        label=_("Durée prévue"),
        maximum_min=MINUTES_MAX,
        ecrire=heures_tapees,
        error_messages={
            "required": _("Dites combien d’heures."),
            **dict.fromkeys(("lettres", "minutes"), _("Par exemple : 7, ou 3,5, ou 3h30.")),
            **dict.fromkeys(("zero", "trop_long"), _("Entre une minute et 2 000 heures.")),
        },
    )
    tarif_cts = MontantField(
        label=_("Tarif par stagiaire"), error_messages={"required": _("Tapez 0 si c’est gratuit.")}
    )
    professionnelle = forms.BooleanField(
        label=_("Formation professionnelle"),
        required=False,
        help_text=_("Un atelier de loisir n’en est pas une : il ne compte pas dans le BPF."),
    )
    objectif = forms.ChoiceField(label=_("Objectif (BPF, cadre F-3)"), choices=Objectif.choices)
    code_nsf = forms.RegexField(
        r"^\d{3}$",
        label=_("Spécialité (code NSF)"),
        help_text=_("Trois chiffres\u00a0: tapez un mot, la liste les donne."),
        error_messages={
            "required": _("Donnez le code NSF : le BPF le demande."),
            "invalid": _("Un code NSF a trois chiffres, comme 343."),
        },
        widget=forms.TextInput(attrs={"list": "specialites", "autocomplete": "off"}),
    )
    specialites = SPECIALITES
    objectifs = _texte(_("Objectifs"), _("Ce que chacun saura faire à la fin."), requis=True)
    public = _texte(_("Public"))
    prerequis = _texte(_("Prérequis"))
    contenu = _texte(_("Contenu"))
    moyens = _texte(_("Moyens"))
    evaluation = _texte(_("Modalités d’évaluation"))
    accessibilite = _texte(_("Accessibilité aux personnes handicapées"))
    delais = _texte(_("Délais d’accès"))
    visible = forms.BooleanField(label=_("Proposée"), required=False)

    def __init__(self, data: Any = None, *, action: Action | None = None) -> None:
        initial = {nom: getattr(action, nom) for nom in CHAMPS} if action else {"visible": True}
        super().__init__(data, initial={"professionnelle": True, "objectif": "autre", **initial})

    def clean_intitule(self) -> str:
        return " ".join(self.cleaned_data["intitule"].split())


class OrganismeForm(Formulaire):
    """What certificates say of the house."""

    nda = forms.RegexField(
        r"^\d{11}$",
        label=_("Nº de déclaration d’activité"),
        max_length=20,
        required=False,
        error_messages={"invalid": _("Un nº de déclaration d’activité a onze chiffres.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Celui que la DREETS a donné : onze chiffres."),
    )
    certification = forms.CharField(
        label=_("Certification qualité"), max_length=80, required=False, help_text=_("Qualiopi, nº")
    )
    signataire = forms.CharField(
        label=_("Qui signe les certificats"), max_length=120, required=False
    )
    qualite = forms.CharField(
        label=_("En qualité de"),
        max_length=80,
        required=False,
        help_text=_("Par exemple : direction."),
    )

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        if not self.errors and not any(propre.values()) and not self.initial["nda"]:
            self.add_error(None, _("Tout était vide : rien n’est changé."))
        return propre


class ReglagesForm(Formulaire):
    """The papers of a session."""

    cadre = forms.ChoiceField(label=_("Cadre"), choices=Session.Cadre.choices)
    reference = forms.CharField(
        label=_("Nº de convention ou de contrat"), max_length=60, required=False
    )
    cofinancee_ue = forms.BooleanField(
        label=_("Cofinancée par l’Union européenne"),
        required=False,
        help_text=_("Ses preuves sont alors gardées dix ans, et non cinq."),
    )


class SessionForm(ReglagesForm):
    """A session to open: of what, where, under which paper."""

    action = forms.ModelChoiceField(
        Action.objects.filter(visible=True),
        label=_("Action"),
        empty_label=None,
        error_messages={"required": _("Dites quelle action : créez-la d’abord s’il le faut.")},
    )
    lieu = forms.ModelChoiceField(
        Lieu.objects.none(),
        label=_("Lieu"),
        empty_label=None,
        error_messages={"required": _("Dites à quel lieu.")},
    )
    field_order = ("action", "lieu")

    def __init__(self, data: Any = None, *, lieux: Any) -> None:
        super().__init__(data)
        champ: Any = self.fields["lieu"]
        champ.queryset = lieux


class HeuresForm(Formulaire):
    """The real hours of a half-day, and who teaches it."""

    debut = forms.TimeField(
        label=_("De"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": _("Dites à quelle heure."),
            "invalid": _("Par exemple : 9:30."),
        },
    )
    fin = forms.TimeField(
        label=_("À"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": _("Dites jusqu’à quelle heure."),
            "invalid": _("Par exemple : 12:30."),
        },
    )
    formateur = forms.ModelChoiceField(
        Formateur.objects.none(),
        label=_("Formateur"),
        required=False,
        empty_label=_("pas encore connu"),
    )

    def __init__(
        self, data: Any = None, *, session: Session, demi_journee: DemiJournee | None = None
    ) -> None:
        initial: dict[str, Any] = {"formateur": session.formateurs.first()}
        if demi_journee:
            initial = {
                "debut": timezone.localtime(demi_journee.debut).time(),
                "fin": timezone.localtime(demi_journee.fin).time(),
                "formateur": demi_journee.formateur,
            }
        super().__init__(data, initial=initial)
        champ: Any = self.fields["formateur"]
        champ.queryset = session.formateurs.select_related("personne")


class DemiJourneeForm(HeuresForm):
    """A morning or an afternoon to add."""

    jour = JourField(label=_("Jour"), error_messages={"required": _("Dites quel jour.")})
    moment = forms.ChoiceField(label=_("Moment"), choices=Moment.choices)
    field_order = ("jour", "moment")


class NomManquantField(forms.CharField):
    """The family name of somebody whom the directory knows without."""

    def __init__(self, *, help_text: Any) -> None:
        super().__init__(
            label=_("Son nom de famille"),
            max_length=60,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            help_text=help_text,
        )


class SuiviForm(Formulaire):
    """What the BPF asks of a stagiaire, who pays, and what the assessment said."""

    nom = NomManquantField(help_text=_("Il manque à l’annuaire\u00a0: son certificat le porte."))
    type_stagiaire = forms.ChoiceField(
        label=_("Sa situation"),
        choices=TypeStagiaire.choices,
        help_text=_("Pour le bilan pédagogique de l’année (BPF), cadre F-1."),
    )
    origine = forms.ChoiceField(
        label=_("Qui finance"), choices=Origine.choices, help_text=QUI_FINANCE
    )
    financeur = forms.ModelChoiceField(
        Structure.objects.all(),
        label=_("Structure qui finance"),
        required=False,
        empty_label=_("aucune"),
    )
    employeur = forms.ModelChoiceField(
        Structure.objects.all(),
        label=_("Employeur"),
        required=False,
        empty_label=_("aucun"),
        help_text=_("D’un salarié ou d’un apprenti : son certificat le nomme."),
    )
    montant_cts = MontantField(label=_("Montant facturé hors taxes"), required=False)
    facture_numero = forms.CharField(label=_("Nº de facture"), max_length=40, required=False)
    facture_le = JourField(label=_("Facturé le"), required=False)
    resultat = forms.ChoiceField(
        label=_("Résultat de l’évaluation"),
        choices=[("", _("pas encore évalué")), *Resultat.choices],
        required=False,
    )
    appreciation = forms.CharField(
        label=_("Appréciation"),
        max_length=300,
        required=False,
        help_text=_("Elle se lit sur l’attestation."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, inscription: Inscription) -> None:
        initial = {nom: getattr(inscription, nom) for nom in (*FINANCEMENT, *BILAN)}
        super().__init__(data, initial=initial | {"montant_cts": inscription.montant_cts or None})
        l_un_ou_l_autre(self, "nom")
        if inscription.personne.nom or inscription.personne.anonymisee_le:
            del self.fields["nom"]

    def clean_montant_cts(self) -> int:
        return int(self.cleaned_data["montant_cts"] or 0)
