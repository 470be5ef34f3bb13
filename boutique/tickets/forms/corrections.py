"""How a ticket was really paid."""

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.signature import GesteForm
from boutique.regles.models import Moyen
from collecte.matiere.champs import Puces
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.champs import MontantField, l_un_ou_l_autre

from ..documents import lire_correction

MOTIFS = (
    _("Mauvaise touche"),
    _("Paiement par carte refusé"),
    _("La personne a changé d’avis"),
)


class RecuForm(forms.Form):
    """Another sum than the one that was noted: what to give back of it."""

    recu = MontantField(
        label=_("Reçu en espèces"),
        error_messages={"required": _("Tapez ce qui a été donné.")},
    )


class CorrigerForm(GesteForm):
    """One means for all of it, or amounts by means; the total does not change."""

    question = _("Qui corrige ?")

    moyen = forms.ModelChoiceField(
        Moyen.objects.none(),
        label=_("Payé en réalité par"),
        required=False,
        empty_label=None,
        widget=Puces(pictogramme=lambda moyen: moyen.pictogramme),
    )
    code = forms.CharField(
        label=_("Code du bon, ou numéro du chèque"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "motifs", "autocomplete": "off"}),
        error_messages={"required": _("Dites pourquoi.")},
    )
    motifs = MOTIFS

    def __init__(self, data=None, *, compte, vente, qui_signe=None):
        lieu = vente.serie.caisse.point.lieu
        super().__init__(data, compte=compte, lieu=lieu, qui_signe=qui_signe)
        self.vente = vente
        if not vente.est_une_vente:
            self.fields["moyen"].label = _("Rendu en réalité par")
            # A voucher that is given back is made by the till.
            self.fields["code"].label = _("Numéro du chèque")
        moyens = Moyen.objects.filter(visible=True)
        self.fields["moyen"].queryset = moyens
        self.moyens = list(moyens)
        l_un_ou_l_autre(self, "moyen", "code")
        for moyen in self.moyens:
            self.fields[f"m{moyen.pk}"] = MontantField(label=moyen.nom, required=False)

    @property
    def champs_des_montants(self):
        return [self[f"m{moyen.pk}"] for moyen in self.moyens]

    @property
    def en_plusieurs(self):
        """Whether amounts were typed, and must be seen."""
        return any(champ.value() or champ.errors for champ in self.champs_des_montants)

    def clean(self):
        propre = super().clean()
        self.parts = [(moyen, cts) for moyen in self.moyens if (cts := propre.get(f"m{moyen.pk}"))]
        total = abs(self.vente.total_cts)
        if not self.parts and propre.get("moyen"):
            self.parts = [(propre["moyen"], total)] if total else []
        elif not self.parts and "moyen" not in self.errors:
            self.add_error("moyen", _("Touchez le moyen, ou dites les montants."))
        somme = sum(cts for _moyen, cts in self.parts)
        if self.parts and somme != total:
            phrase = _g("Ces montants font %(somme)s ; le ticket est de %(total)s.")
            self.add_error("moyen", phrase % {"somme": euros(somme), "total": euros(total)})
        par_bon = any(m.genre == Moyen.Genre.BON for m, _cts in self.parts)
        if par_bon and self.vente.est_une_vente and not propre.get("code"):
            self.add_error("code", _("Tapez le code du bon."))
        return propre

    def geste(self):
        """The correction, as ``services.corrections.corriger`` reads it."""
        signature, code = self.signature(), self.cleaned_data["code"]
        avec_code = (Moyen.Genre.BON, Moyen.Genre.CHEQUE)
        return lire_correction(
            {
                "uuid": str(signature["uuid"]),
                "par": signature["par"],
                "motif": self.cleaned_data["motif"],
                "reglements": [
                    {
                        "moyen": moyen.pk,
                        "montant_cts": cts,
                        "reference": code if moyen.genre in avec_code else "",
                    }
                    for moyen, cts in self.parts
                ],
            }
        )
