"""Things that come back without their ticket: what each was paid, how heavy, where it goes."""

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from boutique.regles.prix import QUANTITE_MAX
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.champs import EntierField, MasseField, MontantField

from .combien import VERS, Combien, champ_vers
from .retours import RetourForm


def _les_champs(article):
    """What is asked of each article, by name."""
    montant = MontantField(
        label=_("Montant rendu"),
        validators=[_plus_que_rien],
        error_messages={"required": _("Tapez le montant rendu.")},
    )
    if article.prix_cts:
        montant.help_text = _g("Au prix d’aujourd’hui : %s.") % euros(article.prix_cts)
    return {
        "quantite": EntierField(
            label=_("Combien d’objets ?"),
            initial=1,
            min_value=1,
            max_value=QUANTITE_MAX,
            widget=Combien(article.nom),
            error_messages={
                "required": _("Dites combien d’objets reviennent."),
                "min_value": _("Un objet au moins."),
            },
        ),
        "montant": montant,
        "masse": MasseField(
            label=_("Poids"), required=False, help_text=_("Vide : le poids moyen de cet article.")
        ),
        "vers": champ_vers(),
    }


def _plus_que_rien(montant):
    if not montant:
        raise forms.ValidationError(_("Tapez le montant rendu."))


class SansTicketForm(RetourForm):
    """One refund of several articles; each has fields of its own, « montant12 »."""

    def __init__(self, data=None, *, articles, **options):
        self.articles = articles
        super().__init__(data, **options)
        self.noms = {}
        for article in articles:
            champs = {f"{nom}{article.pk}": champ for nom, champ in _les_champs(article).items()}
            self.fields |= champs
            self.noms[article.pk] = list(champs)
        self.proposer()

    @property
    def en_articles(self):
        """Per article: it, and what is asked of it."""
        return [(a, [self[nom] for nom in self.noms[a.pk]]) for a in self.articles]

    @property
    def total_cts(self):
        return sum(self.cleaned_data[f"montant{a.pk}"] for a in self.articles)

    @property
    def est_directe(self):
        """Whether nothing is to be shown first: alone, it is the very amount that was typed."""
        return len(self.articles) == 1

    @property
    def attend_le_code(self):
        return super().attend_le_code or (self.est_directe and not self._motif_touche)

    @property
    def a_montrer(self):
        return self._motif_touche or (not self.est_directe and super().a_montrer)

    def geste(self):
        """The refund, as ``services.remboursements.rendre`` reads it."""
        lignes = []
        for article in self.articles:
            quantite, montant, masse, vers = (self.cleaned_data[n] for n in self.noms[article.pk])
            lignes.append(
                {
                    "article": article.pk,
                    "quantite": quantite,
                    "vers": vers or VERS[0][0],
                    "montant_cts": montant,
                    "masse_g": masse,
                }
            )
        return self.document(None, lignes, self.total_cts)
