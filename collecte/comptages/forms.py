"""Counting: how a count starts, what is noted line by line, how it is settled."""

from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.bilans.stocks import ETAPES_MONTREES, noms
from collecte.comptoirs.forms.gestes import UNE_CATEGORIE
from collecte.listes.models import Categorie, Matiere
from collecte.livre.entete import Entete
from collecte.matiere.champs import Puces, Tuiles, choisissables
from collecte.matiere.dessins import PICTOGRAMMES
from collecte.matiere.etapes import STOCKS_PAR_MATIERE, Etape
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import Exige, JourField, MasseNulleField
from petiterockette.saisie.formulaires import Formulaire, PageForm

from .models import Inventaire
from .refus import EcartAConfirmer
from .services.inventaires import AGE_MAX

GENRES = (("inventaire", _("Inventaire")), ("ouverture", _("Stock d’ouverture")))
# Said of a category of which something was not counted.
EN_PARTIE = "partie"


class CommencerForm(Formulaire):
    """A count, or the site's opening stock; and how it is made."""

    genre = forms.ChoiceField(
        label=_("Que comptez-vous ?"),
        choices=GENRES,
        initial="inventaire",
        widget=Puces(
            {"inventaire": "clipboard-list", "ouverture": "flag"}.get,
            mention={
                "inventaire": _("ce qui est là, comparé aux comptes"),
                "ouverture": _("une seule fois : ce qui était là au premier jour"),
            }.get,
        ),
    )
    methode = forms.ChoiceField(
        label=_("Comment ?"),
        choices=[(m.value, str(m.label).capitalize()) for m in Inventaire.Methode],
        initial=Inventaire.Methode.PESEE,
        widget=Puces({"pesee": "scale", "volume": "boxes", "estimation": "eye"}.get),
    )

    def __init__(self, data=None, *, ouverture_dite, une_categorie=False):
        super().__init__(data)
        if not une_categorie:
            # Whoever comes to a site whose first day is not told comes to tell it.
            self.initial["genre"] = "ouverture"
        if ouverture_dite:
            del self.fields["genre"]

    def geste(self):
        """The cleaned data, in the words of ``services.inventaires.commencer``."""
        return {
            "ouverture": self.cleaned_data.get("genre") == "ouverture",
            "methode": self.cleaned_data["methode"],
        }


class ComptageForm(PageForm):
    """A line of a count: where, what, how much, at what minute."""

    etape = forms.ChoiceField(
        label=_("Où comptez-vous ?"),
        choices=list(zip(map(str, ETAPES_MONTREES), noms(ETAPES_MONTREES), strict=True)),
        initial=str(Etape.RAYON),
        widget=Puces(PICTOGRAMMES.get),
    )
    matiere = forms.ModelChoiceField(
        Matiere.objects.all(), label=_("Matière"), required=False, empty_label=_("Sans la préciser")
    )
    categorie = forms.ModelChoiceField(
        Categorie.objects.all(), label=_("Quoi ?"), widget=Tuiles(), error_messages=UNE_CATEGORIE
    )
    masse = MasseNulleField(
        label=_("Compté"),
        error_messages={"required": _("Tapez les kg comptés, 0 s’il n’y a rien.")},
    )
    zone = forms.CharField(
        label=_("Zone"),
        required=False,
        max_length=60,
        help_text=_("Vitrine, mezzanine… Les zones d’une catégorie s’ajoutent."),
    )
    heure = forms.TimeField(
        label=_("Compté à"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("Vide : maintenant."),
        error_messages={"invalid": _("Cette heure n’existe pas : par exemple 11:07.")},
    )
    jour = JourField(required=False, help_text=_("Vide : aujourd’hui."))

    def __init__(self, data=None, *, initial=None, zones=(), comptes=None):
        super().__init__(data, initial=initial or {})
        for nom in ("matiere", "categorie"):
            choisissables(self.fields[nom])
        self.zones = zones
        self.fields["zone"].widget.attrs |= {"list": "zones", "autocomplete": "off"}
        self.fields["categorie"].widget.stocks = comptes or {}
        aujourd_hui = timezone.localdate()
        self.fields["jour"].widget.attrs |= {
            "min": (aujourd_hui - AGE_MAX).isoformat(),
            "max": aujourd_hui.isoformat(),
        }

    exiges = (Exige("heure", lambda dit: dit.get("jour"), _("Dites à quelle heure, ce jour-là.")),)

    @property
    def precise(self):
        """Whether the zone or the hour holds something, and must be seen."""
        return any(self[nom].value() or self[nom].errors for nom in ("zone", "heure", "jour"))

    @property
    def compte_le(self) -> datetime | None:
        heure: time | None = self.cleaned_data["heure"]
        if heure is None:
            return None
        jour = self.cleaned_data["jour"] or timezone.localdate()
        return timezone.make_aware(datetime.combine(jour, heure))

    def refuser(self, refus):
        if "compte_le" in getattr(refus, "champs", {}):
            # Its hour says when.
            refus.champs["heure"] = refus.champs.pop("compte_le")
        super().refuser(refus)

    def geste(self):
        """The cleaned data, in the words of ``services.inventaires.compter``."""
        propre = self.cleaned_data
        par_matiere = propre["etape"] in STOCKS_PAR_MATIERE
        matiere = propre["matiere"] or propre["categorie"].matiere
        return {
            "uuid": propre["uuid"],
            "categorie": propre["categorie"],
            "etape": propre["etape"],
            "masse_g": propre["masse"],
            "matiere": matiere if par_matiere else None,
            "zone": propre["zone"],
            "compte_le": self.compte_le,
        }


class ArreterForm(PageForm):
    """Whether all of each category was counted, why the count differs, and who says so."""

    motif = forms.CharField(
        label=_("D’où vient l’écart ?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "motifs-d-ecart", "autocomplete": "off"}),
    )
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=_("Qui arrête l’inventaire ?"),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )
    motifs = (
        _("comptage de fin d’année"),
        _("vol"),
        _("casse"),
        _("ventes non pesées"),
        _("tri non noté"),
        _("séchage, poussière, emballages"),
        _("erreur de tare"),
    )

    def __init__(self, data=None, *, compte, inventaire, lignes):
        super().__init__(data)
        self.compte, self.inventaire = compte, inventaire
        # What is settled already is not asked again: a page sent twice answers nothing new.
        self.demandes = lignes_a_demander(lignes, inventaire)
        for ligne in self.demandes:
            self.fields[ligne.nom] = _question(ligne)
        self.order_fields(ligne.nom for ligne in self.demandes)
        if inventaire.ouverture:
            self.fields["motif"].label = _("Une précision ?")
        if compte.personne_id:
            del self.fields["par"]
        else:
            equipe = Personne.objects.de_l_equipe(inventaire.lieu, timezone.localdate())
            self.fields["par"].queryset = equipe

    @property
    def ecarts(self):
        """The questions, one a stock whose difference must be said."""
        return [self[ligne.nom] for ligne in self.demandes]

    def geste(self):
        """The cleaned data, in the words of ``services.inventaires.arreter``."""
        propre, personne = self.cleaned_data, self.cleaned_data.get("par")
        document = {"arreter": self.inventaire.pk, "motif": propre["motif"]}
        entete = Entete(
            uuid=propre["uuid"],
            empreinte=empreinte_de(document),
            lieu=self.inventaire.lieu,
            point=None,
            compte=self.compte,
            par=personne.pk if personne else None,
        )
        dites = {li.cle: propre[li.nom] for li in self.demandes if propre[li.nom]}
        return {
            "inventaire": self.inventaire,
            "entete": entete,
            "motif": propre["motif"],
            "parties": [cle for cle, dite in dites.items() if dite == EN_PARTIE],
            "confirmes": {cle: int(dite) for cle, dite in dites.items() if dite != EN_PARTIE},
        }


def lignes_a_demander(lignes, inventaire):
    """What lacks, and what is over beyond the house's threshold: somebody says that it is so."""
    if not inventaire.est_en_cours:
        return []
    return [li for li in lignes if li.manque or (li.alerte and not inventaire.ouverture)]


def _question(ligne):
    """All of it, so many kilograms gone or over; or a part, and the rest does not move."""
    masse = kilos(abs(ligne.ecart_g), 2)
    if not ligne.manque:
        toute, suite = _("C’est bien cela"), _("%(masse)s de « %(categorie)s » retrouvés")
    elif ligne.vendu:
        toute, suite = _("Toute la catégorie"), _("%(masse)s de « %(categorie)s » vendus")
    else:
        toute, suite = _("Toute la catégorie"), _("%(masse)s de « %(categorie)s » perdus")
    mots = {"masse": masse, "categorie": ligne.categorie}
    # The grams that were read are the answer: if the books moved, it is asked again.
    choix = [(str(ligne.ecart_g), toute)]
    mentions = {str(ligne.ecart_g): suite % mots}
    if ligne.manque:
        choix.append((EN_PARTIE, _("Une partie")))
        mentions[EN_PARTIE] = _("le reste n’est pas compté : il ne bouge pas")
    return forms.ChoiceField(
        label=f"{ligne.categorie}, {ligne.lieu_du_stock}",
        choices=choix,
        # A small difference is nobody's question: the whole was counted, unless one says else.
        required=ligne.alerte,
        initial=None if ligne.alerte else str(ligne.ecart_g),
        widget=Puces(mention=mentions.get),
        error_messages={
            "required": EcartAConfirmer.texte % mots,
            "invalid_choice": _("Les comptes ont bougé : relisez, puis répondez."),
        },
    )
