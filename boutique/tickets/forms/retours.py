"""What comes back to the till, with its ticket or without: ends in the document of a refund."""

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.signature import GesteForm
from boutique.regles.models import Moyen
from collecte.matiere.champs import Puces
from petiterockette.saisie.champs import MasseField, NumeroField

from ..documents import lire_retour
from ..parts import Decoupe
from ..rendus import comme_paye
from .combien import VERS, champ_vers, un_nombre
from .raisons import D_UN_SERVICE, D_UNE_CHOSE, RaisonsEnBoutons

Genre = Moyen.Genre
COMME_PAYE, BON, ECHANGE = "comme_paye", "bon", "echange"
DESSINS = {
    COMME_PAYE: "undo-2",
    BON: "ticket",
    ECHANGE: "repeat",
    Genre.ESPECES: "banknote",
    Genre.CARTE: "credit-card",
}


class RetourForm(GesteForm):
    """What both ask: why, paid back how, at the till that the page showed.

    The amount is shown before it is paid back: ``vu_cts`` is the one that the page showed.
    """

    question = _("Qui rend l’argent ?")

    lieu = forms.CharField(widget=forms.HiddenInput)
    point = NumeroField()
    session = NumeroField()
    vu_cts = NumeroField(required=False)
    # A reason is a button, which shows the amount; another one is typed.
    motif = forms.CharField(
        label=_("Pourquoi\u00a0?"),
        max_length=200,
        widget=RaisonsEnBoutons(),
        error_messages={"required": _("Touchez pourquoi.")},
    )
    moyen = forms.ChoiceField(
        label=_("Rendu comment ?"),
        widget=Puces(pictogramme=lambda m: DESSINS.get(m, "")),
        error_messages={
            "required": _("Touchez comment l’argent est rendu."),
            "invalid_choice": _("Touchez comment l’argent est rendu."),
        },
    )
    champs_communs = ("moyen", "par", "code_de_caisse", "encore", "motif")

    def __init__(self, data=None, *, compte, ici, ecole=False, qui_signe=None, initial=None):
        self.ici, self.ecole = ici, ecole
        ou = {"session": ici.session.pk, "point": ici.point.pk, "lieu": ici.point.lieu.code}
        initial = {**(initial or {}), **ou}
        super().__init__(
            data, compte=compte, lieu=ici.point.lieu, qui_signe=qui_signe, initial=initial
        )
        moyens = Moyen.objects.filter(
            visible=True, genre__in=[Genre.ESPECES, Genre.CARTE, Genre.BON]
        )
        self.moyens = {}
        for moyen in moyens:
            self.moyens.setdefault(moyen.genre, moyen)

    def proposer(self, comme_paye=()):
        """The means, in words, each once; ``comme_paye``: those that paid, if any.

        A voucher is not made of play money.
        """
        choix = []
        if comme_paye:
            noms = ", ".join(moyen.nom for moyen in comme_paye)
            choix.append((COMME_PAYE, _g("Comme payé\u00a0: %s") % noms))
        if Genre.BON in self.moyens and not self.ecole:
            choix += [
                (BON, _g("Bon d’achat")),
                (ECHANGE, _g("Échange : un bon, dépensé tout de suite")),
            ]
        choix += [
            (genre, self.moyens[genre].nom)
            for genre in (Genre.ESPECES, Genre.CARTE)
            if genre in self.moyens and (genre == Genre.ESPECES or not comme_paye)
            if [moyen.genre for moyen in comme_paye] != [genre]
        ]
        self.fields["moyen"].choices = choix
        self.fields["moyen"].initial = choix[0][0] if choix else None

    @property
    def est_un_echange(self):
        return self.cleaned_data["moyen"] == ECHANGE

    @property
    def attend_le_code(self):
        """The amount is seen first; whoever pays it back says then who they are."""
        return bool(self.data.get("vu_cts")) and not self._motif_touche

    @property
    def en_commun(self):
        codes = () if self.is_bound or self.attend_le_code else ("code_de_caisse", "encore")
        noms = [nom for nom in self.champs_communs if nom not in codes]
        return [self[nom] for nom in noms if nom in self.fields]

    def reglements(self, total_cts):
        if not total_cts:
            return []
        choix = self.cleaned_data["moyen"]
        moyen = self.moyens[Genre.BON if choix == ECHANGE else choix]
        return [{"moyen": moyen.pk, "montant_cts": total_cts}]

    def parts(self):
        """What is paid back by which means, (« Espèces », cents), where no chip says it."""
        return []

    @property
    def a_montrer(self):
        """Whether the amount must be seen before it is paid back."""
        return self.cleaned_data.get("vu_cts") != self.total_cts or self._motif_touche

    @property
    def _motif_touche(self):
        """Whether a reason was just tapped: that shows the amount, and pays nothing back."""
        return bool(self.data.get("motif_touche"))

    def montrer(self):
        """The page shows the amount, and carries it."""
        self.data = self.data.copy()
        self.data["vu_cts"] = str(self.total_cts)

    def document(self, vente, lignes, total_cts):
        """The refund, in the words of the till's own documents."""
        propre, signature = self.cleaned_data, self.signature()
        return lire_retour(
            {
                "uuid": str(signature["uuid"]),
                "par": signature["par"],
                "lieu": propre["lieu"],
                "point": propre["point"],
                "session": propre["session"],
                "ecole": self.ecole,
                "vente": vente,
                "motif": propre["motif"],
                "total_cts": total_cts,
                "lignes": lignes,
                "reglements": self.reglements(total_cts),
            }
        )


class RendreForm(RetourForm):
    """Which lines of a ticket come back, how many of each, where each goes."""

    def __init__(self, data=None, *, compte, ici, vente, rendables, qui_signe=None):
        super().__init__(data, compte=compte, ici=ici, ecole=vente.ecole, qui_signe=qui_signe)
        self.vente = vente
        self.rendables = [r for r in rendables if r.reste > 0]
        self.paye = comme_paye(vente, sum(r.vaut(r.reste) for r in self.rendables))
        self.proposer(list(self.paye))
        self.fields["motif"].widget.de = {
            D_UNE_CHOSE if r.est_une_chose else D_UN_SERVICE for r in self.rendables
        }
        for r in self.rendables:
            self.fields[f"n{r.ligne.pk}"] = self._combien(r)
            if r.en_parties:
                self.fields[f"p{r.ligne.pk}"] = self._partie(r)
            if r.est_une_chose:
                self.fields[f"vers{r.ligne.pk}"] = champ_vers()

    def _combien(self, r):
        if r.en_parties:
            label = _g("Tout le reste") if r.rendue else _g("Rendu en entier")
            return forms.BooleanField(label=label, required=False)
        if r.reste == 1 or r.decoupe != Decoupe.QUANTITE:
            # Nothing to count: one tap.
            seul = len(self.rendables) == 1
            return forms.BooleanField(label=_g("Rendu"), required=False, initial=seul)
        return un_nombre(_g("Combien, sur %s ?") % r.le_reste, r)

    def _partie(self, r):
        if r.decoupe == Decoupe.OBJETS:
            label = _g("Une partie : combien d’objets, sur %s ?") % r.le_reste
            return un_nombre(label, r)
        label = _g("Une partie : quel poids, sur %s ?") % r.le_reste
        champ = MasseField(label=label, required=False)
        champ.widget.attrs["placeholder"] = " "
        champ.validators.append(
            MaxValueValidator(r.reste, _g("Il en reste %s à rendre.") % r.le_reste)
        )
        return champ

    @property
    def en_lignes(self):
        """Per line that may come back: it, how many, which part, where to."""
        return [
            (r, *(self._champ(lettre, r) for lettre in ("n", "p", "vers"))) for r in self.rendables
        ]

    def _champ(self, lettre, r):
        nom = f"{lettre}{r.ligne.pk}"
        return self[nom] if nom in self.fields else None

    def clean(self):
        propre = super().clean()
        if not self.errors and not any(n for _r, n in self.rendus()):
            self.add_error(None, _("Dites ce qui est rendu."))
        return propre

    def rendus(self):
        """What comes back: (line, how much)."""
        lus = [(r, self._rendu(r)) for r in self.rendables]
        return [(r, n) for r, n in lus if n]

    def _rendu(self, r):
        dit, partie = (self.cleaned_data.get(f"{lettre}{r.ligne.pk}") for lettre in ("n", "p"))
        if r.decoupe == Decoupe.QUANTITE:
            return int(dit or 0)
        return partie or (r.reste if dit else 0)

    @property
    def total_cts(self):
        return sum(r.vaut(n) for r, n in self.rendus())

    def parts(self):
        if self.cleaned_data["moyen"] != COMME_PAYE:
            return super().parts()
        # By several, each its share; a cheque of which a part comes back is paid back in cash.
        rendu = comme_paye(self.vente, self.total_cts)
        if len(rendu) == 1 and list(rendu) == list(self.paye):
            return super().parts()
        return [(m.nom, cts) for m, cts in rendu.items()]

    def reglements(self, total_cts):
        if self.cleaned_data["moyen"] != COMME_PAYE:
            return super().reglements(total_cts)
        return [
            {"moyen": moyen.pk, "montant_cts": cts}
            for moyen, cts in comme_paye(self.vente, total_cts).items()
        ]

    def geste(self):
        """The refund, as ``services.remboursements.rendre`` reads it."""
        lignes = [
            r.en_document(n) | {"vers": self.cleaned_data.get(f"vers{r.ligne.pk}") or VERS[0][0]}
            for r, n in self.rendus()
        ]
        return self.document(self.vente.pk, lignes, self.total_cts)
