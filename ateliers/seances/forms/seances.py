"""A séance as the team plans it, cancels it, closes it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ateliers.poles import choix_des_poles
from collecte.matiere.champs import Puces
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import (
    ChoixMultiplesField,
    EntierField,
    Exige,
    HeureField,
    JourField,
    MasseField,
    MontantField,
)
from petiterockette.saisie.formulaires import Formulaire, PageForm

from ..models import Bilan, Seance, Serie
from ..prevenus import qui_le_saura, qui_saura_l_annulation
from ..publics import Public
from ..quelles_seances import qui_suivent
from ..services.seances import Horaire, Repetition, SeanceDite
from .champs import SauvesField


class SeanceForm(PageForm):
    """All of a séance but its repetition, which is said once."""

    titre = forms.CharField(
        label=_("Titre"), max_length=120, error_messages={"required": _("Donnez un titre.")}
    )
    pole = forms.ChoiceField(label=_("Pôle"), required=False, choices=[])
    jour = JourField(
        label=_("Jour"),
        error_messages={"required": _("Dites quel jour.")},
    )
    de = HeureField(label=_("De"))
    a = HeureField(label=_("À"))
    lieu = forms.ModelChoiceField(
        Lieu.objects.none(),
        label=_("Lieu"),
        to_field_name="code",
        empty_label=None,
        help_text=_("Celui qui la tient, même hors les murs."),
    )
    adresse = forms.CharField(
        label=_("Adresse, si c’est hors les murs"), max_length=200, required=False
    )
    places = EntierField(
        label=_("Places"),
        required=False,
        min_value=1,
        max_value=2_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Vide : sans limite."),
        error_messages={"invalid": _("Tapez un nombre entier.")},
    )
    public = forms.ChoiceField(label=_("Public"), choices=Public.choices)
    mode_prix = forms.ChoiceField(label=_("Tarif"), choices=Seance.Prix.choices)
    prix_cts = MontantField(label=_("Prix"), required=False, help_text=_("S’il y en a un."))
    texte = forms.CharField(
        label=_("Présentation, pour le public"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    publique = forms.BooleanField(label=_("Sur l’agenda public"), required=False, initial=True)
    ouverte = forms.BooleanField(label=_("Sur inscription"), required=False, initial=True)
    equipe = ChoixMultiplesField(
        Personne.objects.none(),
        label=_("Équipe"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notes = forms.CharField(
        label=_("Notes de l’équipe"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    mot = forms.CharField(
        label=_("Un mot pour les inscrits"),
        max_length=300,
        required=False,
        help_text=_("Il part avec le courriel qui les prévient."),
    )

    def __init__(self, data=None, *, lieux, poles=None, seance=None):
        """``poles``: the codes of those that one may choose; None: all, and the whole house."""
        initial = _valeurs(seance) if seance else {"public": Public.TOUS}
        if lieux:
            initial.setdefault("lieu", lieux[0].code)
        super().__init__(data, initial=initial)
        self.fields["pole"].choices = _choix(poles)
        self.fields["lieu"].queryset = Lieu.objects.filter(pk__in=[li.pk for li in lieux])
        jour = timezone.localdate()
        self.fields["equipe"].queryset = (
            Personne.objects.filter(equipes__lieu__in=[li.pk for li in lieux])
            .filter(equipes__debut__lte=jour, anonymisee_le=None)
            .exclude(equipes__fin__lt=jour)
            .distinct()
            .order_by("prenom", "nom", "id")
        )
        self.prevenus = qui_le_saura(seance) if seance else []
        # Written where it is said who is told.
        if not self.prevenus:
            del self.fields["mot"]
        if seance:
            del self.fields["lieu"]
        if seance and seance.debut <= timezone.now():
            self.fields["jour"].help_text = _("Déjà passé\u00a0: son bilan se fait ensuite.")

    @property
    def usuels(self):
        """What every séance says; the pole, where there is one to choose."""
        noms = ["titre", "jour", "de", "a", "lieu", "places"]
        noms += ["pole"] if len(self.fields["pole"].choices) > 1 else []
        return [self[nom] for nom in noms if nom in self.fields]

    @property
    def autres(self):
        usuels = [*(champ.name for champ in self.usuels), "mot"]
        return [champ for champ in self.visible_fields() if champ.name not in usuels]

    @property
    def autres_refuses(self):
        return any(champ.errors for champ in self.autres)

    exiges = (
        Exige(
            "prix_cts",
            lambda dit: dit.get("mode_prix") == Seance.Prix.FIXE,
            _("Un prix fixe se dit en euros."),
        ),
    )

    def clean(self):
        propre = super().clean()
        mode, prix = propre.get("mode_prix"), propre.get("prix_cts")
        if mode in (Seance.Prix.GRATUIT, Seance.Prix.LIBRE) and prix:
            self.add_error("prix_cts", _("Ce tarif n’a pas de prix : videz la case."))
        return propre

    def geste(self):
        """The cleaned data, in the words of ``services.seances``."""
        p = self.cleaned_data
        noms = ("titre", "pole", "texte", "adresse", "places", "public", "mode_prix", "prix_cts")
        dite = SeanceDite(
            **{nom: p[nom] for nom in noms},
            publique=p["publique"],
            ouverte=p["ouverte"],
            notes=p["notes"],
            equipe=tuple(sorted(personne.pk for personne in p["equipe"])),
        )
        return {"dite": dite, "horaire": Horaire(p["jour"], p["de"], p["a"])}


def _choix(poles):
    if poles is None:
        return [("", _("toute la maison")), *choix_des_poles()]
    return [(code, nom) for code, nom in choix_des_poles() if code in poles]


class SeanceNouvelleForm(SeanceForm):
    """A new one, which may come back."""

    rythme = forms.ChoiceField(
        label=_("Elle revient"),
        required=False,
        choices=[("", _("une seule fois")), *Serie.Rythme.choices],
    )
    jusqu_au = JourField(label=_("Jusqu’au"), required=False)
    sauf = SauvesField(
        label=_("Sauf les"), required=False, help_text=_("Par exemple : 25/12/2026, 01/01/2027.")
    )

    exiges = (
        *SeanceForm.exiges,
        Exige(
            "jusqu_au",
            lambda dit: dit.get("rythme"),
            _("Dites jusqu’à quel jour elle revient."),
        ),
    )

    def geste(self):
        p = self.cleaned_data
        repetition = (
            Repetition(p["rythme"], p["jusqu_au"], p["sauf"] or ()) if p["rythme"] else None
        )
        return super().geste() | {
            "uuid": p["uuid"],
            "lieu": p["lieu"],
            "repetition": repetition,
        }


class AnnulerForm(Formulaire):
    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        help_text=_("Les inscrits le liront : pas de nom de personne."),
        error_messages={"required": _("Dites pourquoi : les inscrits le liront.")},
    )
    suite = forms.BooleanField(label=_("Et toutes celles qui suivent"), required=False)

    def __init__(self, data=None, *, seance):
        super().__init__(data)
        self.prevenus = qui_saura_l_annulation([seance])
        suivantes = qui_suivent(seance)
        if not suivantes:
            del self.fields["suite"]
            return
        n = ngettext("%(n)d séance de plus.", "%(n)d séances de plus.", len(suivantes))
        phrases = [n % {"n": len(suivantes)}, *qui_saura_l_annulation(suivantes)]
        self.fields["suite"].help_text = " ".join(phrases)


class BilanForm(PageForm):
    """What came of a séance: the heads already known are there, else its own public is asked."""

    minutes = EntierField(
        label=_("Durée"),
        min_value=1,
        max_value=24 * 60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reemploi_g = MasseField(label=_("Kilos réemployés"), required=False)
    recit = forms.CharField(
        label=_("Une phrase"),
        max_length=300,
        required=False,
        help_text=_("Ce qui s’est passé. Pas de nom de personne."),
    )
    motif = forms.ChoiceField(
        label=_("Pourquoi ce bilan change"),
        choices=Bilan.Motif.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez une raison.")},
    )

    def __init__(self, data=None, *, public, tetes, minutes, reemploi_g=None, correction=False):
        initial = {"minutes": minutes, "reemploi_g": reemploi_g or None}
        super().__init__(data, initial=initial)
        self.fields["minutes"].unite = _("min")
        self.fields["reemploi_g"].unite = "kg"
        del self.fields["recit" if correction else "motif"]
        for p in Public:
            self.fields[f"tetes_{p}"] = EntierField(
                label=p.label,
                required=False,
                min_value=0,
                max_value=5_000,
                initial=tetes.get(p) or None,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
        premiers = [p for p in Public if tetes.get(p)] or [Public(public)]
        self.premiers = [self[f"tetes_{p}"] for p in premiers]
        self.autres = [self[f"tetes_{p}"] for p in Public if p not in premiers]

    def geste(self):
        p = self.cleaned_data
        champs = {nom: p[nom] for nom in ("recit", "motif") if nom in self.fields}
        return champs | {
            "uuid": p["uuid"],
            "tetes": {q.value: p[f"tetes_{q}"] for q in Public if p.get(f"tetes_{q}")},
            "minutes": p["minutes"],
            "reemploi_g": p["reemploi_g"] or 0,
        }


def _valeurs(seance):
    debut, fin = timezone.localtime(seance.debut), timezone.localtime(seance.fin)
    noms = (
        *("titre", "pole", "texte", "adresse", "places", "public", "mode_prix", "prix_cts"),
        *("publique", "ouverte", "notes"),
    )
    return {nom: getattr(seance, nom) for nom in noms} | {
        "jour": debut.date(),
        "de": debut.time(),
        "a": fin.time(),
        "equipe": [personne.pk for personne in seance.equipe.all()],
    }
