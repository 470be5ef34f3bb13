"""What is said of a bike that arrives: each field is asked for by what refuses it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie, Localite, Origine
from collecte.matiere.etapes import Etape
from collecte.objets.models import Objet
from collecte.poids.poids_moyens import masse_estimee, poids_moyen
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import environ
from petiterockette.refus import Refus
from petiterockette.saisie.champs import Exige, GrandeurField, MasseField, l_un_ou_l_autre

from ..grandeurs import ecrire_pouces, lire_pouces
from ..identifiants import ABSENT, porte_un_numero
from ..models import Velo, Verification
from ..refus import RienAChercher, UnNumeroSeCherche
from ..services.receptions import VeloArrive, ou_se_depose
from ..services.velos import CATEGORIE
from .cadre import QUI_L_A_MARQUE, AncienField, IdentifiantField, OperateurField
from .velos import GesteForm

ARRIVE = [("", _("Pas encore comptés : il vient d’arriver"))]
ETAPES = [
    (Etape.A_TRIER.value, _("Déjà comptés : à trier")),
    (Etape.ATELIER.value, _("Déjà comptés : à l’atelier")),
    (Etape.RAYON.value, _("Déjà comptés : en rayon")),
]


class RoueField(GrandeurField):
    """« 26 », « 27,5 »: tenths of an inch once cleaned."""

    unite, lire, ecrire = "pouces", staticmethod(lire_pouces), staticmethod(ecrire_pouces)


def _arrive(dit: dict[str, Any]) -> bool:
    """Whether its kilograms are counted by what is typed: nothing counted them before."""
    return not dit.get("etape")


class RecevoirForm(GesteForm):
    """A bike that comes: what it is, what it weighs, where it comes from."""

    lieu = forms.ModelChoiceField(Lieu.objects.none(), label=_("Lieu"), empty_label=None)
    genre = forms.ChoiceField(label=_("Genre"), choices=Velo.Genre.choices)
    roue_dp = RoueField(
        label=_("Taille de roue"),
        help_text=_("Sur le pneu ; 700 C, c’est 28."),
        error_messages={"required": _("Lisez la taille sur le flanc du pneu.")},
    )
    masse = MasseField(label=_("Poids"), error_messages={"required": _("Pesez-le, ou estimez-le.")})
    estimee = forms.BooleanField(label=_("Estimé, sans balance"), required=False)
    etape = forms.ChoiceField(
        label=_("Ses kilos"),
        choices=ETAPES,
        error_messages={"required": _("Dites où ses kilos sont comptés.")},
        help_text=_("Pour que ses kilos ne soient comptés qu’une fois."),
    )
    origine = forms.ModelChoiceField(
        Origine.objects.visibles(), label=_("Comment il est venu"), required=False, empty_label=None
    )
    localite = forms.ModelChoiceField(
        Localite.objects.visibles(), label=_("D’où"), required=False, empty_label=_("À choisir")
    )
    marque = forms.CharField(label=_("Marque"), max_length=60, required=False)
    modele = forms.CharField(label=_("Modèle"), max_length=60, required=False)
    numero_serie = forms.CharField(
        label=_("Numéro de cadre"),
        max_length=60,
        required=False,
        help_text=_("Gravé sous le boîtier de pédalier."),
    )
    couleur = forms.CharField(label=_("Couleur"), max_length=30, required=False)
    identifiant = IdentifiantField(required=False)
    operateur = OperateurField(required=False)
    ancien = AncienField()
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

    exiges = (
        Exige("origine", _arrive, _("Un dépôt dit comment il est venu.")),
        Exige("localite", _arrive, _("Un dépôt dit d’où il vient.")),
        Exige("operateur", lambda dit: dit.get("identifiant"), QUI_L_A_MARQUE),
    )

    def __init__(
        self, data: Any = None, *, compte: Compte, lieux: Any, objet: Objet | None = None
    ) -> None:
        super().__init__(data)
        self.objet = objet
        les_lieux = [objet.lieu] if objet else list(lieux)
        champ: Any = self.fields["lieu"]
        champ.queryset = lieux
        self.initial["lieu"] = les_lieux[0] if les_lieux else None
        if len(les_lieux) == 1:
            champ.widget = forms.HiddenInput()
        # By it, the sheet tells whether they are empty: what is still to be said, or estimated.
        for nom in ("roue_dp", "masse"):
            self.fields[nom].widget.attrs["placeholder"] = " "
        self._dire_ou_sont_les_kilos(compte, les_lieux)
        self._dire_la_moyenne()
        if objet:
            del self.fields["code"]
            self.initial |= {"masse": objet.masse_g, "etape": _etape_de(objet)}
            for nom in ("marque", "modele", "numero_serie"):
                self.initial[nom] = getattr(objet, nom)

    def _dire_ou_sont_les_kilos(self, compte: Compte, lieux: list[Lieu]) -> None:
        """A new deposit is offered only where one enters the ledger."""
        if any(_se_depose(compte, lieu) for lieu in lieux):
            etape: Any = self.fields["etape"]
            # The first answer is empty, and is one.
            etape.choices, etape.required = ARRIVE + ETAPES, False
            l_un_ou_l_autre(self, "etape")

    def _dire_la_moyenne(self) -> None:
        """Nobody need weigh a bike where one knows what a bike weighs: it is then estimated."""
        masse: Any = self.fields["masse"]
        categorie = Categorie.objects.select_related("parent").filter(code=CATEGORIE).first()
        moyenne = categorie and poids_moyen(categorie, timezone.localdate())
        masse.required = not moyenne and not (self.objet and self.objet.masse_g)
        if moyenne:
            masse.help_text = _("Vide : %(moyenne)s, la moyenne d’un vélo.") % {
                "moyenne": environ(masse_estimee(1, moyenne[0]))
            }

    @property
    def rares(self) -> list[Any]:
        """What few bikes are asked about; where its kilograms are, only where it may be left."""
        arrive = not self.fields["etape"].required and self.objet is None
        noms = ["etape"] * arrive + ["couleur", "code"]
        return [self[nom] for nom in noms if nom in self.fields]

    @property
    def rares_a_revoir(self) -> bool:
        """Whether something rare was refused: it is then shown."""
        return any(champ.errors for champ in self.rares)

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        self._accorder_le_registre(propre)
        return propre

    def _accorder_le_registre(self, propre: dict[str, Any]) -> None:
        """What the register was asked about is what is said of the frame, and only that."""
        serie = propre.get("numero_serie", "")
        numero = propre.get("identifiant") or (serie if porte_un_numero(serie) else "")
        if propre.get("vol") == Verification.Reponse.SANS_IDENTIFIANT:
            if numero:
                self.add_error("vol", UnNumeroSeCherche.texte % {"numero": numero})
            propre["numero_serie"] = serie or ABSENT
        elif propre.get("vol") and not numero:
            self.add_error("vol", RienAChercher.texte)

    def recu(self, velo: Velo) -> str:
        """What is said of a bike once it is received; an average that was taken is told."""
        if self.cleaned_data["masse"] or (self.objet and self.objet.masse_g):
            return gettext("Le vélo %(velo)s est reçu.") % {"velo": velo}
        dit = {"velo": velo, "poids": velo.poids_lisible}
        return gettext("Le vélo %(velo)s est reçu : %(poids)s, la moyenne d’un vélo.") % dit

    def geste(self) -> dict[str, Any]:
        propre = super().geste()
        lieu, masse_g = propre.pop("lieu"), propre.pop("masse")
        return {"lieu": lieu, "objet": self.objet, "arrivee": VeloArrive(masse_g=masse_g, **propre)}


def _etape_de(objet: Objet) -> str:
    """Where the deposit it came with sent its kilograms; nothing if no deposit counted it."""
    if objet.ligne is None:
        return ""
    return objet.ligne.vers if objet.ligne.vers in dict(ETAPES) else ""


def _se_depose(compte: Compte, lieu: Lieu) -> bool:
    try:
        return bool(ou_se_depose(compte, lieu))
    except Refus:
        return False
