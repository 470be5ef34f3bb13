"""What is typed after the counter: each form ends in ``geste()``, the words of its service."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.bilans.stocks import par_categorie
from collecte.listes.models import Categorie, Contenant
from collecte.livre.entete import Entete
from collecte.matiere.champs import Puces, Tuiles, choisissables
from collecte.matiere.etapes import Etape, Mesure
from collecte.matiere.refus import AConfirmer
from collecte.mois.services.mois import ANTIDATE_MAX
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import EntierField, JourField, MasseField, NumeroField
from petiterockette.saisie.formulaires import PageForm

UNE_CATEGORIE = {
    "required": _("Touchez une catégorie."),
    "invalid_choice": _("Touchez une catégorie."),
}


class GesteForm(PageForm):
    """What every gesture asks: who, what, how heavy, how sure.

    ``uuid`` is made with the page and ``lieu``, ``point`` are those it showed: a page sent
    twice is one gesture, made where its screen said.
    """

    # What is chosen first, what may be said more precisely, then the weighing.
    choix: tuple[str, ...] = ("categorie",)
    precisions: tuple[str, ...] = ()
    etapes: tuple[Etape, ...] = (Etape.RAYON,)
    jour_libre = False

    lieu = forms.CharField(widget=forms.HiddenInput)
    point = NumeroField()
    categorie = forms.ModelChoiceField(
        Categorie.objects.all(), label=_("Catégorie"), widget=Tuiles(), error_messages=UNE_CATEGORIE
    )
    masse = MasseField(label=_("Poids lu"))
    contenant = forms.ModelChoiceField(
        Contenant.objects.all(), label=_("Contenant"), required=False, empty_label=_("Aucun")
    )
    contenants_n = EntierField(
        label=_("Combien"), required=False, min_value=1, max_value=99, initial=1
    )
    quantite = EntierField(label=_("Objets"), required=False, min_value=1, max_value=100_000)
    estime = forms.BooleanField(label=_("Estimé, pas pesé"), required=False)
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Qui pèse ?"),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )
    jour = JourField(required=False, help_text=_("Vide : aujourd’hui."))
    commentaire = forms.CharField(label=_("Commentaire"), required=False, max_length=500)
    confirme = forms.BooleanField(label=_("Je confirme"), required=False)

    def __init__(self, data=None, *, compte, point):
        self.compte, self.lieu_montre, self.point_montre = compte, point.lieu, point
        self.a_confirmer = bool(data and data.get("confirme"))
        super().__init__(data, initial={"lieu": point.lieu.code, "point": point.pk})
        if compte.personne_id:
            del self.fields["par"]
        else:
            self._proposer_l_equipe()
        if not self.jour_libre and not compte.has_perm("collecte.antidater", point.lieu):
            self.fields.pop("jour", None)
        self._borner_le_jour()
        for champ in self.fields.values():
            if isinstance(champ, forms.ModelChoiceField) and champ.queryset.model is not Personne:
                choisissables(champ)
        # The first thing to correct is the first on the page.
        self.order_fields([*self.choix, *self.precisions, *(self.field_order or ())])
        if "contenant" in self.fields:
            self.fields["contenant"].label_from_instance = lambda c: f"{c.nom} ({kilos(c.tare_g)})"
        if "categorie" in self.fields:
            self._preparer_les_tuiles()
        if compte.has_perm("collecte.lire_le_stock", point.lieu):
            self._montrer_le_stock()

    def _proposer_l_equipe(self):
        jour = timezone.localdate()
        champ = self.fields["par"]
        champ.queryset = Personne.objects.de_l_equipe(self.lieu_montre, jour)
        if not champ.queryset:
            champ.help_text = _("Personne n’est encore dans l’équipe de ce lieu.")

    def _borner_le_jour(self):
        if "jour" in self.fields:
            jour = timezone.localdate()
            bornes = {"min": (jour - ANTIDATE_MAX).isoformat(), "max": jour.isoformat()}
            self.fields["jour"].widget.attrs |= bornes

    def _preparer_les_tuiles(self):
        champ = self.fields["categorie"]
        vracs = champ.queryset.filter(vrac=True).values_list("pk", flat=True)
        champ.widget.refus = dict.fromkeys(vracs, _("se trie d’abord"))

    def _montrer_le_stock(self):
        if "categorie" in self.fields:
            stocks = par_categorie(self.lieu_montre.pk, self.etapes)
            self.fields["categorie"].widget.stocks = stocks

    @property
    def champs_du_choix(self):
        return [self[nom] for nom in self.choix if nom in self.fields]

    @property
    def champs_a_preciser(self):
        return [self[nom] for nom in self.precisions if nom in self.fields]

    @property
    def champs_de_la_pesee(self):
        ailleurs = {*self.choix, *self.precisions, "confirme"}
        return [champ for champ in self.visible_fields() if champ.name not in ailleurs]

    @property
    def precise(self):
        """Whether the precisions hold something, and must be seen."""
        return any(champ.value() or champ.errors for champ in self.champs_a_preciser)

    def renouveler(self, **champs):
        ici = {"lieu": self.lieu_montre.code, "point": str(self.point_montre.pk)}
        super().renouveler(**ici, **champs)

    def refuser(self, refus):
        """Say what the service refused, beside the field concerned when there is one."""
        if isinstance(refus, AConfirmer):
            self.a_confirmer = True
            self.add_error("confirme", refus)
            self.fields["confirme"].widget.attrs["autofocus"] = True
            return
        super().refuser(refus)

    def entete(self):
        """Who makes the gesture and where; the print of what was typed tells replays apart."""
        propre = {
            nom: getattr(valeur, "pk", valeur)
            for nom, valeur in self.cleaned_data.items()
            if nom not in ("uuid", "confirme")
        }
        personne = self.cleaned_data.get("par")
        return Entete(
            uuid=self.cleaned_data["uuid"],
            empreinte=empreinte_de({"geste": type(self).__name__, **propre}),
            lieu=self.lieu_montre,
            point=self.point_montre,
            compte=self.compte,
            par=personne.pk if personne else None,
            commentaire=self.cleaned_data.get("commentaire", ""),
        )

    def commun(self):
        """What every service takes."""
        return {
            "entete": self.entete(),
            "mesure": Mesure.ESTIMEE if self.cleaned_data["estime"] else Mesure.PESEE,
            "jour": self.cleaned_data.get("jour"),
        }

    def tares(self):
        contenant = self.cleaned_data["contenant"]
        return ((contenant, self.cleaned_data["contenants_n"] or 1),) if contenant else ()
