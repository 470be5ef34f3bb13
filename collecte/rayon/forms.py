"""What leaves the shelf, and what comes back from the zone, as it is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.forms.gestes import GesteForm
from collecte.livre.models import ContenantPlein
from collecte.matiere.champs import Puces
from collecte.matiere.dessins import NOMS_COURTS, PICTOGRAMMES
from collecte.matiere.etapes import Etape
from petiterockette.mots.mesures import kilos
from petiterockette.saisie.champs import MasseField

from .semaine import pleins_du_rayon
from .services import RETOURS, RETRAITS

NOMS = NOMS_COURTS | {
    Etape.DONNE_PARTICULIER: _("Zone de gratuité"),
    Etape.A_TRIER: _("Retour au tri"),
}
DESSINS = PICTOGRAMMES | {"donne_particulier": "gift"}


def _choix(etapes):
    return [(str(e), NOMS.get(e) or str(e.label).capitalize()) for e in etapes]


def _dire_le_plein(plein):
    contenant = f" · {plein.contenant}" if plein.contenant else ""
    return f"nº {plein.pk}{contenant}"


class RetirerForm(GesteForm):
    """A category leaves the shelf: by weight, by container, or by count when nobody weighs."""

    choix = ("vers", "plein")
    categorie = None

    vers = forms.ChoiceField(
        label=_("Où ça va ?"),
        choices=_choix(RETRAITS),
        widget=Puces(DESSINS.get),
        error_messages={"required": _("Dites où ça va.")},
    )
    plein = forms.ModelChoiceField(
        ContenantPlein.objects.none(),
        label=_("Un contenant plein ?"),
        required=False,
        blank=True,
        empty_label=_("Non, au poids"),
        widget=Puces(mention=lambda p: kilos(p.masse_g)),
    )
    masse = MasseField(
        label=_("Poids lu"),
        required=False,
        help_text=_("Vide si ce n’est pas pesé : dites alors les contenants, ou les objets."),
    )

    def __init__(self, data=None, *, compte, point, categorie):
        self.categorie_montree = categorie
        super().__init__(data, compte=compte, point=point)
        pleins = pleins_du_rayon(point.lieu).filter(categorie=categorie)
        self.fields["plein"].queryset = pleins
        self.fields["plein"].label_from_instance = _dire_le_plein
        if not pleins:
            del self.fields["plein"]

    def geste(self):
        """The cleaned data, in the words of ``services.rotation.retirer_du_rayon``."""
        propre = self.cleaned_data
        return self.commun() | {
            "categorie": self.categorie_montree,
            "vers": propre["vers"],
            "plein": propre.get("plein"),
            "brut_g": propre["masse"],
            "tares": self.tares(),
            "quantite": propre["quantite"],
            "confirme": propre["confirme"],
        }

    def entete(self):
        """The category of the page counts in what tells replays apart."""
        self.cleaned_data["categorie"] = self.categorie_montree
        return super().entete()


class RetourDeZoneForm(GesteForm):
    choix = ("vers", "categorie")
    contenant = contenants_n = None

    vers = forms.ChoiceField(
        label=_("Où ça va ?"),
        choices=_choix(RETOURS),
        widget=Puces(DESSINS.get),
        error_messages={"required": _("Dites où ça va.")},
    )
    masse = MasseField(label=_("Poids net"))

    def geste(self):
        """The cleaned data, in the words of ``services.rotation.reprendre_de_la_zone``."""
        propre = self.cleaned_data
        return self.commun() | {
            "categorie": propre["categorie"],
            "vers": propre["vers"],
            "masse_g": propre["masse"],
            "quantite": propre["quantite"],
        }
