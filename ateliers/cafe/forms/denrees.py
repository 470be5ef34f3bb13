"""A lot that comes in, and what becomes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.qui import QuiForm
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.matiere.champs import Puces
from collecte.matiere.etapes import FINS_DE_DENREES, EtapeDenrees, Famille
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import Exige, JourField, MasseField, NumeroField, l_un_ou_l_autre

from ..garde_manger import donneurs, preneurs
from ..models import Ramasse
from .champs import TemperatureField

DESSINS = {
    EtapeDenrees.SERVI: "utensils",
    EtapeDenrees.DONNE: "hand-heart",
    EtapeDenrees.COMPOSTE: "leaf",
    EtapeDenrees.JETE: "trash-2",
}


class DenreesForm(QuiForm):
    """Whatever it says, it becomes the header of a bon."""

    def entete(self) -> Entete:
        par = self.cleaned_data.get("par")
        dit = {nom: str(getattr(valeur, "pk", valeur)) for nom, valeur in self.cleaned_data.items()}
        return Entete(
            uuid=self.cleaned_data["uuid"],
            empreinte=empreinte_de(dit),
            lieu=self.lieu,
            point=None,
            compte=self.compte,
            par=par.pk if par else None,
        )

    def dit(self, *noms: str) -> dict[str, Any]:
        return {nom: self.cleaned_data[nom] for nom in noms}


class RamasseForm(DenreesForm):
    donneur = forms.ModelChoiceField(
        Structure.objects.none(),
        label=_("Donné par"),
        required=False,
        empty_label=_("Choisissez, ou écrivez dessous"),
    )
    autre = forms.CharField(
        label=_("Ou un autre magasin"),
        max_length=120,
        required=False,
        help_text=_("Son nom : il sera dans la liste la prochaine fois."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    categorie = forms.ModelChoiceField(
        Categorie.objects.filter(famille=Famille.DENREES, visible=True),
        label=_("Catégorie"),
        empty_label=None,
        widget=Puces(lambda c: c.pictogramme),
        error_messages={"required": _("Touchez une catégorie.")},
    )
    produit = forms.CharField(
        label=_("Produit"),
        max_length=80,
        help_text=_("« Yaourts nature », « Courgettes »."),
        error_messages={"required": _("Dites quel produit.")},
    )
    masse = MasseField(label=_("Poids"))
    temperature = TemperatureField(
        label=_("Température à l’arrivée"),
        required=False,
        help_text=_("Pour ce qui se garde au froid."),
    )
    genre_date = forms.ChoiceField(
        label=_("Sa date"), choices=Ramasse.Date.choices, required=False, widget=Puces()
    )
    limite = JourField(label=_("Jusqu’au"), required=False)
    numero_lot = forms.CharField(label=_("Nº de lot"), max_length=40, required=False)
    refus = forms.ChoiceField(
        label=_("Conforme ?"),
        choices=[("", _("oui, on le prend")), *Ramasse.Refus.choices],
        required=False,
        widget=Puces(),
        help_text=_("Non : touchez pourquoi. Le lot est noté, rien n’entre."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        l_un_ou_l_autre(self, "autre")
        champ: Any = self.fields["donneur"]
        champ.queryset = donneurs()

    exiges = (
        Exige("donneur", lambda dit: not dit.get("autre"), _("Dites qui donne : c’est sa trace.")),
        Exige(
            "limite",
            lambda dit: dit.get("genre_date"),
            _("Tapez cette date, ou choisissez « sans date »."),
        ),
        Exige("genre_date", lambda dit: dit.get("limite"), _("Dites si c’est une DLC ou une DDM.")),
    )

    @property
    def est_rare(self) -> bool:
        """Whether what is folded away was answered, or refused."""
        return any(self[nom].errors or self[nom].data for nom in ("numero_lot", "refus"))

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.denrees.recevoir``."""
        noms = ("categorie", "produit", "genre_date", "limite", "numero_lot", "refus")
        return {
            "entete": self.entete(),
            "donneur": self.cleaned_data["autre"] or self.cleaned_data["donneur"],
            "masse_g": self.cleaned_data["masse"],
            "temperature_dc": self.cleaned_data["temperature"],
            **self.dit(*noms),
        }


class SortieForm(DenreesForm):
    vers = forms.ChoiceField(
        label=_("Que devient-il ?"),
        choices=[(str(fin), fin.label) for fin in FINS_DE_DENREES],
        widget=Puces(lambda fin: DESSINS[EtapeDenrees(fin)]),
        error_messages={"required": _("Touchez ce qu’il devient.")},
    )
    masse = MasseField(label=_("Poids"))
    structure = forms.ModelChoiceField(
        Structure.objects.none(),
        label=_("Donné à"),
        required=False,
        empty_label=_("Personne en particulier"),
        help_text=_("Pour un don à une association ; vide sinon."),
    )

    def __init__(self, data: Any = None, *, lot: Ramasse, **options: Any) -> None:
        super().__init__(data, initial={"masse": lot.reste.masse_g}, **options)
        champ: Any = self.fields["structure"]
        champ.queryset = preneurs()
        self.fields["masse"].help_text = _("Il en reste %(reste)s.") % {
            "reste": kilos(lot.reste.masse_g)
        }

    def geste(self) -> dict[str, Any]:
        return {
            "entete": self.entete(),
            "masse_g": self.cleaned_data["masse"],
            **self.dit("vers", "structure"),
        }


class AnnulerForm(DenreesForm):
    """Undo an exit of a lot, or the lot: « sortie » empty."""

    sortie = NumeroField(required=False)
    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        error_messages={"required": _("Dites pourquoi : une annulation porte sa raison.")},
    )
