from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.articles.models import Article
from petiterockette.personnes.forms import IdentiteForm
from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire

from .models import ANNEES


class FormuleForm(Formulaire):
    """From which day on a service of the till is a membership, and of what year."""

    article = forms.ModelChoiceField(
        Article.objects.none(),
        label=_("Article de la caisse"),
        empty_label=None,
        help_text=_("Ses montants se changent dans «\u00a0Articles et prix\u00a0»."),
        error_messages={"required": _("Choisissez l’article.")},
    )
    annee = forms.ChoiceField(label=_("L’adhésion vaut"), choices=ANNEES)
    debut = JourField(
        label=_("Pour ce qui est vendu à partir du"),
        error_messages={"required": _("Dites à partir de quel jour.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"debut": timezone.localdate()})
        # What is neither turnover nor owed back: a gift of money could be a membership too.
        services = Article.objects.de_la_grille().filter(
            provenance=Article.Provenance.SERVICE,
            activite__dans_le_ca=False,
            genre__in=["article", "adhesion"],
        )
        champ = self.fields["article"]
        champ.queryset = services.order_by("activite", "ordre", "nom")  # type: ignore[attr-defined]
        self.fields["debut"].widget.attrs["min"] = timezone.localdate().isoformat()


class NouvelleForm(Formulaire):
    """The name of somebody who was looked for, and whom nobody knew."""

    nouvelle = forms.CharField(max_length=120)


class InscriptionForm(IdentiteForm):
    """Somebody new, with the least that a card needs."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["nom"].label = _("Nom, si la personne veut")
