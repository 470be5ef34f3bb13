"""What leaves without being sold, as it is typed at the dock."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.bilans.stocks import par_matiere
from collecte.comptoirs.forms.gestes import UNE_CATEGORIE, GesteForm
from collecte.listes.models import Accord, Bac, Categorie, Matiere, TypeDon
from collecte.matiere.champs import Puces, Tuiles
from collecte.matiere.etapes import Etape
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import EntierField, MasseField

from ..refus import StructureDemandee


class DonForm(GesteForm):
    choix = ("type_don", "structure", "categorie")

    type_don = forms.ModelChoiceField(
        TypeDon.objects.all(),
        label=_("À qui ?"),
        # The sheet shows the structures when such a kind is chosen.
        widget=Puces(
            lambda t: t.pictogramme,
            attributs=lambda t: {"data-structure": True} if t.structure_demandee else {},
        ),
        error_messages={"required": _("Dites à qui va ce don.")},
    )
    structure = forms.ModelChoiceField(
        Structure.objects.exclude(genre__in=["recycleur", "dechetterie"]),
        label=_("À quelle structure ?"),
        required=False,
        widget=Puces(),
    )

    def clean(self):
        propre = super().clean()
        type_don = propre.get("type_don")
        # Its chips hide when the kind of gift asks for none: what was touched before goes.
        if type_don and not type_don.structure_demandee:
            propre["structure"] = None
        return propre

    def refuser(self, refus):
        if isinstance(refus, StructureDemandee):
            refus.champs = {"structure": str(refus)}
        super().refuser(refus)

    def geste(self):
        """The cleaned data, in the words of ``services.sorties.donner``."""
        propre = self.cleaned_data
        return self.commun() | {
            "type_don": propre["type_don"],
            "structure": propre["structure"],
            "categorie": propre["categorie"],
            "brut_g": propre["masse"],
            "tares": self.tares(),
            "quantite": propre["quantite"],
            "confirme": propre["confirme"],
        }


class RemiseForm(GesteForm):
    """A material handed over, to a recycler or at the déchetterie; its category may be told."""

    precisions = ("categorie",)
    quantite = None

    categorie = forms.ModelChoiceField(
        Categorie.objects.all(),
        label=_("Catégorie"),
        required=False,
        blank=True,
        empty_label=_("Sans préciser"),
        widget=Tuiles(),
        error_messages=UNE_CATEGORIE,
        help_text=_("Sans la préciser, les kilos se répartissent sur ce qui attendait."),
    )

    def geste(self):
        """The cleaned data, in the words of the services that hand a material over."""
        propre = self.cleaned_data
        return self.commun() | {
            "structure": propre["structure"],
            "matiere": propre["matiere"],
            "categorie": propre["categorie"],
            "brut_g": propre["masse"],
            "tares": self.tares(),
            "confirme": propre["confirme"],
        }


class RecycleurForm(RemiseForm):
    choix = ("matiere",)
    etapes = (Etape.A_RECYCLER,)

    structure = forms.ModelChoiceField(Structure.objects.all(), widget=forms.HiddenInput)
    matiere = forms.ModelChoiceField(
        Matiere.objects.all(),
        label=_("Quelle matière ?"),
        widget=Puces(),
        error_messages={
            "required": _("Touchez la matière remise."),
            "invalid_choice": _("Ce recycleur ne prend pas cette matière."),
        },
    )

    def __init__(self, data=None, *, compte, point, structure):
        self.structure = structure
        super().__init__(data, compte=compte, point=point)
        self.initial["structure"] = structure.pk
        acceptees = Q(accord__structure=structure, accord__debut__lte=timezone.localdate())
        matieres = self.fields["matiere"].queryset.filter(acceptees).distinct()
        self.fields["matiere"].queryset = matieres

    def _montrer_le_stock(self):
        super()._montrer_le_stock()
        attente = par_matiere(self.lieu_montre.pk, Etape.A_RECYCLER)
        self.fields["matiere"].widget.mention = lambda m: kilos(attente.get(m.pk, 0))


def tare_et_destin(bac):
    """« tare 22 kg · déchetterie »: what comes off, and what the rest becomes today."""
    jour = timezone.localdate()
    en_cours = [d for d in bac.destins.all() if d.debut <= jour and (not d.fin or d.fin >= jour)]
    destin = f" · {en_cours[-1].get_vers_display()}" if en_cours else ""
    return _("tare %(kg)s") % {"kg": kilos(bac.tare_g)} + destin


class BacForm(GesteForm):
    choix = ("bac",)
    categorie = contenant = contenants_n = quantite = None

    bac = forms.ModelChoiceField(
        Bac.objects.prefetch_related("destins"),
        label=_("Quel bac ?"),
        widget=Puces(mention=tare_et_destin),
        error_messages={"required": _("Touchez un bac.")},
    )
    n = EntierField(label=_("Combien de bacs"), min_value=1, max_value=99, initial=1)
    masse = MasseField(
        label=_("Poids lu, tous ensemble"), help_text=_("Bacs compris : leur tare se retire.")
    )
    maison = forms.BooleanField(
        label=_("Nos propres déchets"),
        required=False,
        help_text=_("Bureau, cuisine, travaux : hors de la collecte et des taux."),
    )
    field_order = ("bac", "n", "masse", "maison")

    def geste(self):
        """The cleaned data, in the words of ``services.sorties.sortir_des_bacs``."""
        propre = self.cleaned_data
        return self.commun() | {
            "bac": propre["bac"],
            "n": propre["n"],
            "brut_g": propre["masse"],
            "maison": propre["maison"],
        }


class DechetterieForm(RemiseForm):
    choix = ("structure", "matiere")
    etapes = (Etape.A_JETER,)

    structure = forms.ModelChoiceField(
        Structure.objects.filter(genre="dechetterie"),
        label=_("Quelle déchetterie ?"),
        required=False,
        blank=True,
        empty_label=_("Sans préciser"),
        widget=Puces(),
    )
    matiere = forms.ModelChoiceField(
        Matiere.objects.all(),
        label=_("Dans quelle benne ?"),
        required=False,
        blank=True,
        empty_label=_("Tout-venant, en mélange"),
        widget=Puces(),
        help_text=_("Une benne à part peut être recyclée : les listes le disent."),
    )

    def __init__(self, data=None, *, compte, point):
        super().__init__(data, compte=compte, point=point)
        dechetteries = list(self.fields["structure"].queryset)
        if len(dechetteries) == 1:
            self.initial["structure"] = dechetteries[0].pk
        jour = timezone.localdate()
        accords = Accord.objects.filter(structure__in=dechetteries, debut__lte=jour).exclude(
            fin__lt=jour
        )
        destins = {a.matiere_id: a.get_vers_display() for a in accords}
        self.fields["matiere"].widget.mention = lambda m: destins.get(m.pk, "")
