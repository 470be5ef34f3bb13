"""What the pages of an old base ask: the file, the answers, the days when old points stopped."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Association
from petiterockette.saisie.formulaires import Formulaire, PageForm
from petiterockette.saisie.televersement import MO, OCTETS_MAX

from .models import BaseDAvant
from .mots.decisions import Bascule, Question


class ApporterForm(PageForm):
    """An export, and the installation that it comes from."""

    fichier = forms.FileField(
        label=_("La base d’avant"),
        help_text=_(
            "Un fichier .sql, .sql.gz ou .zip de %(mo)s\u00a0Mo au plus. Vous ne l’avez pas\u00a0? "
            "Demandez à qui tient votre Oressource «\u00a0un export de la base, par phpMyAdmin ou "
            "mysqldump\u00a0». Il sera lu en quelques minutes, rien n’est encore écrit."
        )
        % {"mo": OCTETS_MAX // MO},
        error_messages={
            "required": _("Choisissez un fichier."),
            "empty": _("Ce fichier est vide."),
        },
        widget=forms.FileInput(attrs={"accept": ".sql,.gz,.zip"}),
    )
    base = forms.CharField(
        label=_("De quelle ressourcerie est-elle\u00a0?"),
        help_text=_("Le même nom chaque fois que vous apportez une base de cette ressourcerie."),
        max_length=80,
        error_messages={"required": _("Dites de quelle ressourcerie est cette base.")},
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        connue = BaseDAvant.objects.order_by("pk").last() or Association.objects.first()
        super().__init__(data, files, initial={"base": connue.nom[:80] if connue else ""})

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.exports.recevoir``."""
        propre = self.cleaned_data
        fichier = propre["fichier"]
        return {
            "uuid": propre["uuid"],
            "base": propre["base"],
            "nom": fichier.name,
            "morceaux": fichier.chunks(),
        }


class ReponsesForm(Formulaire):
    """An answer to each thing that the examination asks."""

    def __init__(self, data: Any = None, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self.questions = questions
        for question in questions:
            self.fields[question.code] = forms.ChoiceField(
                label=question.constat["quoi"],
                choices=list(question.choix.items()),
                initial=question.reponse or question.proposee,
                widget=forms.RadioSelect,
            )

    def geste(self) -> dict[str, str]:
        """Code of a finding → code of its answer."""
        return {q.code: self.cleaned_data[q.code] for q in self.questions}


class BasculesForm(Formulaire):
    """The first day that is not brought in, of each old point."""

    def __init__(self, data: Any = None, *, bascules: Sequence[Bascule]) -> None:
        super().__init__(data)
        self.bascules = bascules
        for rang, bascule in enumerate(bascules):
            self.fields[f"j{rang}"] = forms.DateField(
                label=_("Premier jour compté par la maison, pour «\u00a0%(point)s\u00a0»")
                % {"point": bascule.mot.dit},
                required=False,
                initial=bascule.jour,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )

    def lignes(self) -> list[tuple[Bascule, Any]]:
        """Each old point, and its field."""
        return [(bascule, self[f"j{rang}"]) for rang, bascule in enumerate(self.bascules)]

    def geste(self) -> dict[str, date | None]:
        """« list:old id » → day, in the words of ``services.dires.basculer``."""
        return {b.cle: self.cleaned_data[f"j{rang}"] for rang, b in enumerate(self.bascules)}


class DecisionsForm(Formulaire):
    """A file of decisions, as the page gives them."""

    fichier = forms.FileField(
        label=_("Un fichier de décisions"),
        help_text=_("CSV, XLSX ou JSON, tel que cette page le donne, corrigé ou non."),
        error_messages={"required": _("Choisissez un fichier.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.json,.xlsx,.ods"}),
    )


class ReprendreForm(PageForm):
    """Whether the base is brought in as it was tried."""

    vu = forms.CharField(widget=forms.HiddenInput, required=False)
