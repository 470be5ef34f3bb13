import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.motifs import MOTIFS_CORRECTION
from collecte.matiere.champs import Puces
from collecte.matiere.etapes import DES_ATELIERS, Nature
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire
from petiterockette.temps.dates import date_format

from .recherche import chercher

# The kinds of bons a reader looks for, each with the gestures it gathers.
NATURES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "apport": (_("Dépôts"), (Nature.APPORT,)),
    "orientation": (_("Tri"), (Nature.ORIENTATION, Nature.RECLASSEMENT)),
    "sortie": (_("Sorties"), (Nature.SORTIE, Nature.RETOUR, Nature.PERTE, Nature.RECEPTION)),
    "transfert": (_("Entre nos lieux"), (Nature.TRANSFERT, Nature.ARRIVEE)),
    "vente_hors_caisse": (
        _("Vendu (hors caisse)"),
        (Nature.VENTE_HORS_CAISSE, Nature.SOLDE, Nature.RECALAGE),
    ),
    "inventaire": (_("Inventaires"), (Nature.INVENTAIRE, Nature.OUVERTURE)),
    "atelier": (_("Ateliers"), DES_ATELIERS),
    "reprise": (_("Repris d’avant"), (Nature.REPRISE,)),
    "contre_ecriture": (_("Annulations"), (Nature.CONTRE_ECRITURE,)),
}

CHOIX = [("", _("Toutes")), *((cle, nom) for cle, (nom, _natures) in NATURES.items())]


class FiltreForm(forms.Form):
    """What a list of bons is narrowed to; what cannot be read narrows nothing."""

    q = forms.CharField(
        label=_("Chercher"),
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "placeholder": _("numéro, catégorie, structure…"),
            }
        ),
    )
    du = JourField(label=_("Du"), required=False)
    au = JourField(label=_("Au"), required=False)
    nature = forms.ChoiceField(label=_("Nature"), choices=CHOIX, required=False)

    def filtrer(self, bons):
        self.full_clean()
        propre = self.cleaned_data
        if propre.get("q"):
            bons = chercher(bons, propre["q"])
        if propre.get("du"):
            bons = bons.filter(jour__gte=propre["du"])
        if propre.get("au"):
            bons = bons.filter(jour__lte=propre["au"])
        if propre.get("nature"):
            bons = bons.filter(nature__in=NATURES[propre["nature"]][1])
        return bons

    def dits(self):
        """What narrows the list, in words: pairs (« Du », « 1 novembre 2026 »); once filtered."""
        propre = self.cleaned_data
        jours = [(nom, propre.get(nom)) for nom in ("du", "au")]
        dits = [(self[nom].label, date_format(jour, "j F Y")) for nom, jour in jours if jour]
        if propre.get("nature"):
            dits.append((self["nature"].label, NATURES[propre["nature"]][0]))
        if propre.get("q"):
            dits.append((self["q"].label, propre["q"]))
        return [(str(nom), str(valeur)) for nom, valeur in dits]

    def suffixe(self):
        """What narrows the list, for the name of a file: « -2026-11-01-2026-11-30-sortie »."""
        propre = self.cleaned_data
        jours = [f"-{propre[nom]:%Y-%m-%d}" for nom in ("du", "au") if propre.get(nom)]
        return "".join(jours) + (f"-{propre['nature']}" if propre.get("nature") else "")


class AnnulerForm(Formulaire):
    """Why a bon is cancelled, and by whom when the account has no person of its own."""

    uuid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "motifs", "autocomplete": "off"}),
        error_messages={"required": _("Dites pourquoi : une annulation porte sa raison.")},
    )
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Qui annule ?"),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )
    motifs = MOTIFS_CORRECTION[:-1]

    def __init__(self, data=None, *, compte, bon):
        if data and data.get("raison"):
            # One of the reasons was touched: it is not typed too.
            data = data.copy()
            data["motif"] = data["raison"]
        super().__init__(data)
        if compte.personne_id:
            del self.fields["par"]
        else:
            jour = timezone.localdate()
            self.fields["par"].queryset = Personne.objects.de_l_equipe(bon.lieu, jour)

    def geste(self):
        """The cleaned data, in the words of ``services.annulations.annuler``."""
        personne = self.cleaned_data.get("par")
        return {
            "uuid": self.cleaned_data["uuid"],
            "motif": self.cleaned_data["motif"],
            "par": personne.pk if personne else None,
        }
