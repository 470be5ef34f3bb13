from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.annuaire import distinguer
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import EntierField
from petiterockette.saisie.formulaires import Formulaire

from .accueil import Tuile
from .mes_tuiles import TUILES_MAX
from .natures import NATURES


class FiltreDuJournalForm(forms.Form):
    """What to read of the journal; an answer that the reader may not give is an error."""

    lieu = forms.ModelChoiceField(
        label=_("Lieu"),
        queryset=Lieu.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("tous"),
    )
    qui = forms.ModelChoiceField(
        label=_("Personne"),
        queryset=Personne.objects.none(),
        required=False,
        empty_label=_("toutes"),
    )
    nature = forms.ChoiceField(label=_("Nature"), required=False)
    avant = EntierField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, lieux: Collection[int] | None) -> None:
        super().__init__(data)
        self.lieux_lisibles = lieux
        lisibles = Lieu.objects.all() if lieux is None else Lieu.objects.filter(pk__in=lieux)
        self.fields["lieu"].queryset = lisibles
        self.fields["qui"].queryset = personnes = self._personnes()
        self.fields["qui"].choices = [("", _("toutes")), *_distinguees(personnes)]
        natures = sorted(((code, str(nom)) for code, nom in NATURES.items()), key=lambda n: n[1])
        self.fields["nature"].choices = [("", _("toutes")), *natures]

    def criteres(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``journal.page_du_journal``."""
        lieu, qui = self.cleaned_data["lieu"], self.cleaned_data["qui"]
        return {
            "lieux": [lieu.pk] if lieu else self.lieux_lisibles,
            "par": qui.pk if qui else None,
            "code": self.cleaned_data["nature"],
            "avant": self.cleaned_data["avant"],
        }

    def _personnes(self):
        """Today's teams and the holders of accounts, those whose name was erased apart; and whoever
        is already asked for."""
        jour = timezone.localdate()
        # Whoever never was of a team has no end either.
        equipe = Q(equipes__isnull=False) & (Q(equipes__fin=None) | Q(equipes__fin__gte=jour))
        if self.lieux_lisibles is not None:
            equipe &= Q(equipes__lieu__in=self.lieux_lisibles)
        voulues = Q(anonymisee_le=None) & (equipe | Q(compte__isnull=False))
        if (demandee := numero_lu(self.data.get("qui", ""))) is not None:
            voulues |= Q(pk=demandee)
        return Personne.objects.filter(voulues).distinct()


def _distinguees(personnes: Iterable[Personne]) -> list[tuple[int, str]]:
    """Pairs (id, name), with what tells namesakes apart."""
    lues = list(personnes)
    combien = Counter(str(p) for p in lues)
    return [
        (p.pk, f"{p} ({repere})" if combien[str(p)] > 1 else str(p))
        for p, repere in distinguer(lues)
    ]


class MesTuilesForm(Formulaire):
    """The tiles of one's home page, in the order of the spaces; none: those that really serve."""

    tuiles = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        data: Any,
        *,
        groupes: Sequence[tuple[Any, Sequence[Tuile]]],
        choisies: Sequence[str],
    ) -> None:
        super().__init__(data, initial={"tuiles": choisies})
        self.groupes = [(nom, tuiles) for nom, tuiles in groupes if tuiles]
        self.fields["tuiles"].choices = [
            (t.url, t.nom) for _nom, tuiles in self.groupes for t in tuiles
        ]

    @property
    def cochees(self) -> Sequence[str]:
        """What is ticked on the page as it is drawn."""
        return self["tuiles"].value() or ()

    def clean_tuiles(self) -> list[str]:
        voulues: list[str] = self.cleaned_data["tuiles"]
        if len(voulues) > TUILES_MAX:
            raise forms.ValidationError(
                _("%(n)d tuiles cochées : la page en montre %(max)d. Décochez-en."),
                params={"n": len(voulues), "max": TUILES_MAX},
            )
        return voulues
