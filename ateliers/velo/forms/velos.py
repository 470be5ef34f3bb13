"""What is typed about a bike: each form ends in ``geste()``, the words of its service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import TypeDon
from petiterockette.personnes.champs import ChampPersonne
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import Exige, JourField, MontantField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import PageForm

from ..etats import RIEN_A_REPARER, SUIVENT_LE_DIAGNOSTIC, Statut, gestes
from ..identifiants import normaliser
from ..models import Velo, Verification
from ..refus import DejaIdentifie, RienAChercher
from .cadre import (
    AncienField,
    IdentifiantField,
    OperateurField,
    PoseIciField,
    ProvenanceField,
    champs_du_cadre,
)


class GesteForm(PageForm):
    """A gesture on a bike; what its service refuses is said on the page.

    Several stand on one page: each names its fields apart.
    """

    def __init__(self, data: Any = None, **options: Any) -> None:
        options.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(data, **options)

    def geste(self) -> dict[str, Any]:
        return {nom: v for nom, v in self.cleaned_data.items() if nom != "uuid"}


class AvancerForm(GesteForm):
    """The plain moves that the table allows from here."""

    vers = forms.ChoiceField(
        label=_("Passe à"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Touchez l’état qui suit.")},
    )
    diagnostic = forms.CharField(
        label=_("Diagnostic"),
        max_length=300,
        required=False,
        help_text=_("En quelques mots, ce qui est à reprendre."),
    )
    motif = forms.CharField(
        label=_("Raison"), max_length=200, error_messages={"required": _("Dites pourquoi.")}
    )

    exiges = (
        Exige(
            "diagnostic",
            lambda dit: dit.get("vers") != Statut.DIAGNOSTIQUE,
            _("Dites ce que vous avez vu, en quelques mots."),
        ),
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        super().__init__(data, initial={"diagnostic": velo.diagnostic})
        champ: Any = self.fields["vers"]
        possibles = gestes(velo.statut)
        if velo.statut == Statut.RECU:
            possibles += SUIVENT_LE_DIAGNOSTIC
        champ.choices = [(s.value, s.label) for s in possibles]
        if velo.statut != Statut.RECU:
            del self.fields["diagnostic"]
        if velo.statut != Statut.SIGNALE_VOLE:
            del self.fields["motif"]

    def geste(self) -> dict[str, Any]:
        dit = super().geste()
        if dit["vers"] == Statut.DIAGNOSTIQUE and "diagnostic" in dit:
            # Its button says « rien à réparer ».
            dit["diagnostic"] = dit["diagnostic"] or RIEN_A_REPARER
        return dit


def _se_cherche(dit: dict[str, Any]) -> bool:
    return dit.get("reponse") != Verification.Reponse.SANS_IDENTIFIANT


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
        help_text=_("Son identifiant, sinon son numéro de cadre."),
    )

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        connu = velo.numero_cherche
        if not connu:
            self.exiges = (Exige("cherche", _se_cherche, RienAChercher.texte),)
        super().__init__(data, initial={"cherche": connu})


class CadreForm(GesteForm):
    """What its sale will demand, read on the frame, or said to be unknown."""

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        champs = champs_du_cadre()
        super().__init__(data, initial={nom: getattr(velo.objet, nom) for nom in champs})
        self.fields |= champs


class IdentifiantForm(GesteForm):
    identifiant = IdentifiantField()
    operateur = OperateurField()
    d_ou = ProvenanceField()
    pose_ici = PoseIciField()
    ancien = AncienField()
    motif = forms.CharField(label=_("Raison de la correction"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, velo: Velo) -> None:
        deja = velo.identifiant
        self.exiges = (
            Exige(
                "motif",
                lambda dit: dit.get("identifiant") and normaliser(dit["identifiant"]) != deja,
                DejaIdentifie.texte % {"identifiant": deja},
            ),
        )
        dit = {nom: getattr(velo, nom) for nom in ("identifiant", "operateur", "ancien")}
        dit["pose_ici"] = velo.marquage_le is not None
        super().__init__(data, initial=dit)
        del self.fields["pose_ici" if demande_d_ou(velo) else "d_ou"]
        if not velo.identifiant:
            del self.fields["motif"]


def demande_d_ou(velo: Velo) -> bool:
    """Whether a number would contradict what was answered of this bike."""
    return not velo.identifiant and velo.dit_sans_numero


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

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        l_un_ou_l_autre(self, "courriel", "telephone")
