"""Objects weighed together to know what one weighs; a month estimated again."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.comptoirs.forms.gestes import UNE_CATEGORIE
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.matiere.champs import Puces, Tuiles, choisissables
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import EntierField, MasseField
from petiterockette.saisie.formulaires import EnvoiForm

from .poids_moyens import poids_moyen

# Three times the known average, or a third of it, is more often a slip than a truth.
SURPRISE = 3


class EtalonnerForm(EnvoiForm):
    categorie = forms.ModelChoiceField(
        Categorie.objects.all(),
        label=gettext_lazy("Quels objets ?"),
        widget=Tuiles(),
        error_messages=UNE_CATEGORIE,
    )
    quantite = EntierField(
        label=gettext_lazy("Combien d’objets"),
        min_value=1,
        max_value=100_000,
        help_text=gettext_lazy("Dix au moins font une moyenne à eux seuls."),
        error_messages={"required": gettext_lazy("Comptez les objets posés sur la balance.")},
    )
    masse = MasseField(
        label=gettext_lazy("Poids net, tous ensemble"), help_text=gettext_lazy("Sans le contenant.")
    )
    confirme = forms.BooleanField(label=gettext_lazy("Je confirme"), required=False)

    def __init__(self, data=None, *, categorie=None):
        self.a_confirmer = bool(data and data.get("confirme"))
        super().__init__(data, initial={"categorie": categorie} if categorie else {})
        self.fields["quantite"].widget.attrs["inputmode"] = "numeric"
        champ = self.fields["categorie"]
        champ.queryset = champ.queryset.filter(vrac=False).select_related("parent")
        choisissables(champ)

    def clean(self):
        propre = super().clean()
        if not self.errors and not propre["confirme"]:
            surprise = _surprise(propre["categorie"], propre["quantite"], propre["masse"])
            if surprise:
                self.a_confirmer = True
                self.add_error("confirme", surprise)
        return propre

    def geste(self):
        """The cleaned data, in the words of ``services.etalonner``."""
        propre = self.cleaned_data
        return {
            "uuid": propre["uuid"],
            "categorie": propre["categorie"],
            "quantite": propre["quantite"],
            "masse_g": propre["masse"],
        }


def _surprise(categorie, quantite, masse_g):
    """The sentence that asks to look again, or nothing: a weighing is never taken back."""
    un_g = round(masse_g / quantite)
    connue = poids_moyen(categorie, timezone.localdate())
    if connue:
        avant_g = connue[0] / 1000
        if not avant_g / SURPRISE <= un_g <= avant_g * SURPRISE:
            phrase = _("%(un)s l’un : on connaissait %(avant)s. Vous confirmez ?")
            return phrase % {"un": kilos(un_g), "avant": kilos(round(avant_g))}
    elif masse_g > categorie.net_plausible_g:
        return _("%(masse)s d’un coup, c’est beaucoup. Vous confirmez ?") % {
            "masse": kilos(masse_g)
        }
    return ""


class RecalerForm(EnvoiForm):
    """Writes what the page showed: ``vu`` is its digest."""

    vu = forms.CharField(widget=forms.HiddenInput)
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=gettext_lazy("Qui recale ?"),
        widget=Puces(),
        error_messages={"required": gettext_lazy("Touchez votre nom.")},
    )

    def __init__(self, data=None, *, compte, lieu, mois, vu):
        self.compte, self.lieu, self.mois = compte, lieu, mois
        super().__init__(data, initial={"vu": vu})
        if compte.personne_id:
            del self.fields["par"]
        else:
            jour = timezone.localdate()
            self.fields["par"].queryset = Personne.objects.de_l_equipe(lieu, jour)

    def relire(self, vu):
        """Make the page show, and write next time, what is there now."""
        self.renouveler()
        self.data["vu"] = vu

    def geste(self):
        """The cleaned data, in the words of ``services.recaler``."""
        propre = self.cleaned_data
        personne = propre.get("par")
        quoi = {"geste": "recaler", "lieu": self.lieu.pk, "mois": self.mois, "vu": propre["vu"]}
        entete = Entete(
            uuid=propre["uuid"],
            empreinte=empreinte_de(quoi),
            lieu=self.lieu,
            point=None,
            compte=self.compte,
            par=personne.pk if personne else None,
        )
        return {"lieu": self.lieu, "mois": self.mois, "entete": entete, "vu": propre["vu"]}
