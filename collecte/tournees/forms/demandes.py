"""A request for a pick-up as people type it, here or at home; and the answer to it."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from petiterockette.lieux.models import Lieu
from petiterockette.photos.images import reencoder
from petiterockette.refus import Refus
from petiterockette.saisie.champs import EntierField, JourField
from petiterockette.saisie.formulaires import Formulaire, PiegeARobots

from ..models import Moment, MotifDemande
from ..mots import DEMI_JOURNEES
from ..services.rendez_vous import DemandeDite
from .adresses import AdresseForm

PHOTOS_MAX = 4


def _les_demi_journees():
    return [
        (code, format_html("<span>{} <br>{}</span>", jour, mot))
        for code, jour, mot in DEMI_JOURNEES
    ]


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos at once; each is judged and drawn again once the rest is right."""

    widget = PhotosInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data, initial=None):
        return [super(PhotosField, self).clean(f, initial) for f in data or ()]


class DemandeForm(AdresseForm):
    """Typed by the team, on the phone."""

    etage = EntierField(
        label=_("Étage"),
        required=False,
        min_value=0,
        max_value=60,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("0 : rez-de-chaussée."),
    )
    ascenseur = forms.TypedChoiceField(
        label=_("Ascenseur"),
        required=False,
        choices=[("oui", _("Oui")), ("non", _("Non"))],
        coerce=lambda mot: mot == "oui",
        empty_value=None,
        widget=Puces(),
    )
    disponibilites = forms.MultipleChoiceField(
        label=_("Quand cela vous arrange"),
        required=False,
        choices=_les_demi_journees,
        widget=forms.CheckboxSelectMultiple,
    )
    photos = PhotosField(label=_("Photos"), required=False, help_text=_("Quatre au plus."))

    QUI = ("nom", "telephone", "courriel")
    OU = ("adresse", "code_postal", "commune", "acces", "etage", "ascenseur")
    QUOI = ("quoi", "volume_l", "photos")
    QUAND = ("disponibilites",)

    def __init__(self, data=None, files=None, **options):
        super().__init__(data, files, **options)
        self.jpegs = ()

    def cartes(self):
        """The page in four cards: who, where, what, when."""
        titres = (_("Qui"), _("Où"), _("Quoi"), _("Quand"))
        groupes = (self.QUI, self.OU, self.QUOI, self.QUAND)
        return [
            (titre, [self[nom] for nom in noms])
            for titre, noms in zip(titres, groupes, strict=True)
        ]

    def clean(self):
        propre = super().clean()
        photos = propre.get("photos") or []
        if len(photos) > PHOTOS_MAX:
            self.add_error("photos", _("Quatre photos au plus : choisissez les plus parlantes."))
        elif photos and not self.errors:
            self._redessiner(photos)
        elif photos:
            self.add_error(
                "photos", _("Choisissez à nouveau vos photos : la page ne les garde pas.")
            )
        return propre

    def _redessiner(self, photos):
        try:
            self.jpegs = tuple(reencoder(photo) for photo in photos)
        except Refus as refus:
            self.add_error("photos", refus)

    def geste(self):
        """The cleaned data, in the words of ``services.rendez_vous``."""
        propre = self.cleaned_data
        return {
            "dite": DemandeDite(
                uuid=propre["uuid"],
                chez=self.adresse_dite(),
                volume_l=propre["volume_l"],
                etage=propre["etage"],
                ascenseur=propre["ascenseur"],
                disponibilites=tuple(propre["disponibilites"]),
                photos=self.jpegs,
            )
        }


class DemandeTelephoneForm(DemandeForm):
    """The team's, which also says for which site."""

    lieu = forms.ModelChoiceField(
        Lieu.objects.none(),
        label=_("Pour quelle ressourcerie"),
        to_field_name="code",
        widget=Puces(),
        error_messages={"required": _("Touchez une ressourcerie.")},
    )
    QUAND = ("disponibilites", "lieu")

    def __init__(self, data=None, files=None, *, lieux, **options):
        options["initial"] = {"lieu": lieux[0].code} if lieux else {}
        super().__init__(data, files, **options)
        self.fields["lieu"].queryset = Lieu.objects.filter(pk__in=[li.pk for li in lieux])
        if len(lieux) == 1:
            self.fields["lieu"].widget = forms.HiddenInput()
            self.QUAND = ("disponibilites",)

    def geste(self):
        return super().geste() | {"lieu": self.cleaned_data["lieu"]}


class DemandePubliqueForm(PiegeARobots, DemandeForm):
    """The public one."""


class AccepterForm(Formulaire):
    jour = JourField(
        label=_("Jour du passage"),
        error_messages={
            "required": _("Dites quel jour."),
            "invalid": _("Cette date n’existe pas."),
        },
    )
    moment = forms.ChoiceField(
        label=_("Moment"),
        choices=Moment.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez un moment.")},
    )
    de = forms.TimeField(
        label=_("À partir de"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    a = forms.TimeField(
        label=_("Jusqu’à"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )

    def clean(self):
        propre = super().clean()
        de, a = propre.get("de"), propre.get("a")
        if bool(de) != bool(a) and not self.errors:
            self.add_error("a" if de else "de", _("Dites les deux heures, ou aucune."))
        elif de and a and a <= de:
            self.add_error("a", _("Le passage finit après avoir commencé."))
        return propre


class RefuserForm(Formulaire):
    motif = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=MotifDemande.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez une raison.")},
    )
    precision = forms.CharField(label=_("Précision"), required=False, max_length=200)
