"""What is typed about a bike: each form ends in ``geste()``, the words of its service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.etapes import Etape
from collecte.models import Localite, Objet, Origine, TypeDon
from petiterockette.champs import GrandeurField, JourField, MasseField, MontantField, poser_le_refus
from petiterockette.formulaires import PageForm
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.champs import ChampPersonne
from petiterockette.personnes.models import Structure
from petiterockette.refus import Refus

from ..etats import Statut, gestes
from ..grandeurs import PoucesIllisibles, ecrire_pouces, lire_pouces
from ..identifiants import Operateur
from ..models import Velo, Verification
from ..services.receptions import Arrivee

RIEN = [("", _("Nouveau dépôt : il vient d’être pesé ici"))]
ETAPES = [
    (Etape.A_TRIER.value, _("Déjà comptés : à trier")),
    (Etape.ATELIER.value, _("Déjà comptés : à l’atelier")),
    (Etape.RAYON.value, _("Déjà comptés : en rayon")),
]


class RoueField(GrandeurField):
    """« 26 », « 27,5 »: tenths of an inch once cleaned."""

    unite, lire, ecrire = "pouces", staticmethod(lire_pouces), staticmethod(ecrire_pouces)
    illisible = PoucesIllisibles  # type: ignore[assignment]


class GesteForm(PageForm):
    """A gesture on a bike; what its service refuses is said on the page.

    Several stand on one page: each names its fields apart.
    """

    def __init__(self, data: Any = None, **options: Any) -> None:
        options.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(data, **options)

    def refuser(self, refus: Refus) -> None:
        poser_le_refus(self, refus)

    def geste(self) -> dict[str, Any]:
        return {nom: v for nom, v in self.cleaned_data.items() if nom != "uuid"}


class RecevoirForm(GesteForm):
    """A bike that comes: what it is, what it weighs, where it comes from."""

    lieu = forms.ModelChoiceField(Lieu.objects.none(), label=_("Lieu"), empty_label=None)
    genre = forms.ChoiceField(label=_("Genre"), choices=Velo.Genre.choices)
    roue_dp = RoueField(
        label=_("Taille de roue"),
        help_text=_("En pouces, écrite sur le flanc du pneu : 700 C, c’est 28."),
        error_messages={"required": _("Lisez la taille sur le flanc du pneu.")},
    )
    masse = MasseField(label=_("Poids"), required=False)
    estimee = forms.BooleanField(label=_("Estimé, pas pesé"), required=False)
    etape = forms.ChoiceField(
        label=_("Ses kilos"),
        choices=RIEN + ETAPES,
        required=False,
        help_text=_("Pour que ses kilos ne soient comptés qu’une fois."),
    )
    origine = forms.ModelChoiceField(
        Origine.objects.all(), label=_("Comment il est venu"), required=False, empty_label="—"
    )
    localite = forms.ModelChoiceField(
        Localite.objects.all(), label=_("D’où"), required=False, empty_label="—"
    )
    marque = forms.CharField(label=_("Marque"), max_length=60, required=False)
    modele = forms.CharField(label=_("Modèle"), max_length=60, required=False)
    numero_serie = forms.CharField(
        label=_("Numéro de cadre"),
        max_length=60,
        required=False,
        help_text=_("Gravé sous le boîtier de pédalier ; « illisible » s’il l’est."),
    )
    couleur = forms.CharField(label=_("Couleur"), max_length=30, required=False)
    identifiant = forms.CharField(
        label=_("Identifiant"),
        max_length=30,
        required=False,
        help_text=_("10 signes, gravés ou collés sur le cadre."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
    operateur = forms.ChoiceField(
        label=_("Opérateur"), choices=[("", "—"), *Operateur.choices], required=False
    )
    ancien = forms.BooleanField(label=_("Marqué avant 2021 (autre format)"), required=False)
    vol = forms.ChoiceField(
        label=_("Registre des vélos volés"),
        choices=[("", _("pas encore cherché")), *Verification.Reponse.choices],
        required=False,
    )
    code = forms.CharField(
        label=_("Étiquette collée"),
        max_length=20,
        required=False,
        help_text=_("Vide : il reçoit un code."),
    )

    def __init__(self, data: Any = None, *, lieux: Any, objet: Objet | None = None) -> None:
        super().__init__(data)
        self.objet = objet
        champ: Any = self.fields["lieu"]
        champ.queryset = lieux
        self.initial["lieu"] = objet.lieu if objet else lieux.first()
        if objet:
            del self.fields["code"]
            self.initial |= {"masse": objet.masse_g, "etape": _etape_de(objet)}
            for nom in ("marque", "modele", "numero_serie"):
                self.initial[nom] = getattr(objet, nom)

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        if not propre.get("etape"):
            for nom, phrase in (
                ("origine", _("Un dépôt dit comment il est venu.")),
                ("localite", _("Un dépôt dit d’où il vient.")),
            ):
                if not propre.get(nom):
                    self.add_error(nom, phrase)
        if propre.get("identifiant") and not propre.get("operateur"):
            self.add_error("operateur", _("Choisissez qui tient ce fichier."))
        return propre

    def geste(self) -> dict[str, Any]:
        propre = super().geste()
        lieu, masse_g = propre.pop("lieu"), propre.pop("masse")
        return {"lieu": lieu, "objet": self.objet, "arrivee": Arrivee(masse_g=masse_g, **propre)}


def _etape_de(objet: Objet) -> str:
    """Where the deposit it came with sent its kilograms; nothing if no deposit counted it."""
    if objet.ligne is None:
        return ""
    return objet.ligne.vers if objet.ligne.vers in dict(ETAPES) else ""


class AvancerForm(GesteForm):
    """The plain moves that the table allows from here."""

    vers = forms.ChoiceField(
        label=_("Passe à"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Touchez l’état qui suit.")},
    )
    diagnostic = forms.CharField(label=_("Diagnostic"), max_length=300, required=False)
    motif = forms.CharField(label=_("Raison"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data, initial={"diagnostic": velo.diagnostic})
        champ: Any = self.fields["vers"]
        champ.choices = [(s.value, s.label) for s in gestes(velo.statut)]
        if velo.statut != Statut.RECU:
            del self.fields["diagnostic"]
        if velo.statut != Statut.SIGNALE_VOLE:
            del self.fields["motif"]


class VolForm(GesteForm):
    reponse = forms.ChoiceField(
        label=_("Le registre répond"),
        choices=Verification.Reponse.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Touchez ce que le registre a répondu.")},
    )
    cherche = forms.CharField(
        label=_("Ce qui a été cherché"),
        max_length=60,
        required=False,
        help_text=_("Vide : son identifiant, sinon son numéro de cadre."),
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)


class IdentifiantForm(GesteForm):
    identifiant = forms.CharField(
        label=_("Identifiant"),
        max_length=30,
        help_text=_("10 signes, gravés ou collés sur le cadre."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
        error_messages={"required": _("Recopiez ce qui est marqué sur le cadre.")},
    )
    operateur = forms.ChoiceField(
        label=_("Opérateur"),
        choices=[("", "—"), *Operateur.choices],
        error_messages={"required": _("Choisissez qui tient ce fichier.")},
    )
    pose_ici = forms.BooleanField(label=_("C’est nous qui venons de le marquer"), required=False)
    ancien = forms.BooleanField(label=_("Marqué avant 2021 (autre format)"), required=False)
    motif = forms.CharField(label=_("Raison de la correction"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        dit = {nom: getattr(velo, nom) for nom in ("identifiant", "operateur", "ancien")}
        dit["pose_ici"] = velo.marquage_le is not None
        super().__init__(data, initial=dit)
        if not velo.identifiant:
            del self.fields["motif"]


class VenteForm(GesteForm):
    prix_cts = MontantField(label=_("Prix"), error_messages={"required": _("Dites son prix.")})

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        article = getattr(velo.objet, "article", None)
        super().__init__(data, initial={"prix_cts": article.prix_cts if article else None})


class RetraitForm(GesteForm):
    motif = forms.CharField(
        label=_("Raison"), max_length=200, error_messages={"required": _("Dites pourquoi.")}
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)


class PretForm(GesteForm):
    personne = ChampPersonne(label=_("Emprunté par"), nouvelle=True)
    jusqu_au = JourField(
        label=_("Jusqu’au"), error_messages={"required": _("Dites quand il revient.")}
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)


class RetourForm(GesteForm):
    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)


class ReservationForm(GesteForm):
    personne = ChampPersonne(label=_("Réservé pour"), nouvelle=True)

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)


class DonForm(GesteForm):
    type_don = forms.ModelChoiceField(
        TypeDon.objects.filter(visible=True),
        label=_("Don"),
        empty_label=None,
        error_messages={"required": _("Choisissez quel don c’est.")},
    )
    structure = forms.ModelChoiceField(
        Structure.objects.all(), label=_("À quelle structure"), required=False, empty_label="—"
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data)


class AcheteurForm(GesteForm):
    """What the operator asks of a new owner; nothing of it stays once it is sent."""

    nom = forms.CharField(
        label=_("Nom et prénom"),
        max_length=120,
        help_text=_("Pour l’opérateur de l’identifiant ; effacé d’ici une fois transmis."),
        error_messages={"required": _("L’opérateur demande un nom.")},
    )
    adresse = forms.CharField(
        label=_("Adresse postale"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("L’opérateur demande son adresse postale.")},
    )
    courriel = forms.EmailField(label=_("Courriel"), required=False)
    telephone = forms.CharField(label=_("Téléphone"), max_length=20, required=False)
    a_l_etranger = forms.BooleanField(label=_("Le vélo quitte la France"), required=False)
