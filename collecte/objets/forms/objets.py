"""What is photographed about followed things, and what each of their gestures shares."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.forms.gestes import UNE_CATEGORIE, GesteForm
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.matiere.champs import Puces, Tuiles
from petiterockette.empreintes import empreinte_de
from petiterockette.personnes.models import Personne
from petiterockette.photos.champs import PhotoField
from petiterockette.saisie.formulaires import PageForm

from ..models import Emplacement
from ..suivis import ids_suivis, regles_du_suivi

# What a list of things is narrowed to.
VUES = (
    ("", _("Présents")),
    ("a_completer", _("À compléter")),
    ("partis", _("Partis")),
    ("tous", _("Tous")),
)


class SuivreForm(GesteForm):
    """Photo, category, « Suivre »: the rest waits."""

    choix = ("photo", "categorie")
    masse = contenant = contenants_n = quantite = estime = jour = None
    commentaire = confirme = None

    photo = PhotoField(label=_("Photo"), required=False)
    categorie = forms.ModelChoiceField(
        Categorie.objects.all(), label=_("Catégorie"), widget=Tuiles(), error_messages=UNE_CATEGORIE
    )
    code = forms.CharField(
        label=_("Étiquette"),
        required=False,
        max_length=200,
        help_text=_("Collez-en une et scannez-la. Sans étiquette, il reçoit un code."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    emplacement = forms.ModelChoiceField(
        Emplacement.objects.all(),
        label=_("Où est-il ?"),
        required=False,
        empty_label=_("Plus tard"),
    )
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Qui êtes-vous ?"),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )

    def __init__(self, data=None, files=None, *, compte, point, code=""):
        super().__init__(data, compte=compte, point=point)
        self.files = files or {}
        self.initial["code"] = code
        self.fields["emplacement"].queryset = Emplacement.objects.visibles().filter(lieu=point.lieu)
        if not self.fields["emplacement"].queryset:
            del self.fields["emplacement"]

    def _preparer_les_tuiles(self):
        suivies = ids_suivis(regles_du_suivi())
        champ = self.fields["categorie"]
        # One that is not followed is not shown; posted all the same, its rule answers.
        champ.widget.seulement = set(suivies)
        if not suivies:
            champ.help_text = _("Aucune catégorie ne se suit : voyez « Les listes ».")

    def _montrer_le_stock(self):
        """No kilogram moves here."""

    @property
    def champs_a_preciser(self):
        return [self[nom] for nom in ("code", "emplacement") if nom in self.fields]

    @property
    def precise(self):
        return any(champ.value() or champ.errors for champ in self.champs_a_preciser)

    def geste(self):
        """The cleaned data, in the words of ``services.objets.suivre``."""
        propre = self.cleaned_data
        return {
            "entete": self.entete(),
            "categorie": propre["categorie"],
            "photo": propre["photo"],
            "code": propre["code"],
            "emplacement": propre.get("emplacement"),
        }


class SurObjetForm(PageForm):
    """A gesture at a site, whatever the device's point: who, once."""

    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Qui êtes-vous ?"),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )

    def __init__(self, data=None, files=None, *, compte, lieu, **options):
        self.compte, self.lieu = compte, lieu
        super().__init__(data, files, **options)
        if compte.personne_id:
            del self.fields["par"]
        else:
            jour = timezone.localdate()
            self.fields["par"].queryset = Personne.objects.de_l_equipe(lieu, jour)
            self.order_fields([nom for nom in self.fields if nom != "par"] + ["par"])

    def entete(self):
        propre = {
            nom: getattr(valeur, "pk", valeur)
            for nom, valeur in self.cleaned_data.items()
            if nom != "uuid"
        }
        personne = self.cleaned_data.get("par")
        return Entete(
            uuid=self.cleaned_data["uuid"],
            empreinte=empreinte_de({"geste": type(self).__name__, **propre}),
            lieu=self.lieu,
            point=None,
            compte=self.compte,
            par=personne.pk if personne else None,
        )

    def geste(self):
        return {"entete": self.entete()}


class PhotoForm(SurObjetForm):
    photo = PhotoField(label=_("Photo"))

    def geste(self):
        return {"entete": self.entete(), "photo": self.cleaned_data["photo"]}


class RetirerForm(SurObjetForm):
    """A photo taken away: nothing but the page's own number."""
