"""The ticket of a recycler's weighbridge, material by material, as the paper says it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.comptoirs.motifs import MOTIFS_CORRECTION
from collecte.listes.models import Matiere
from collecte.livre.entete import Entete
from collecte.matiere.champs import Puces
from collecte.matiere.etapes import FINS_DE_DECHET
from petiterockette.empreintes import empreinte_de
from petiterockette.mots.mesures import kilos
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import JourField, MasseNulleField, viser_la_premiere_erreur
from petiterockette.saisie.formulaires import EnvoiForm

from ..pont import ecart_en_mots
from ..services.receptions import PeseeLue, annonces_au_pont

# Such a difference is more often a slip of the finger than a bad scale.
ECART_A_CONFIRMER = 50
DEVENIRS = [(str(e), str(e.label).capitalize()) for e in FINS_DE_DECHET]


class ReceptionForm(EnvoiForm):
    """One block a material: weighed, accepted, refused and where the refused goes.

    ``sortie``: the exit; ``recue``: the ticket that this one corrects, if any. A material
    left blank among several was not on the ticket: it stays as announced.
    """

    ticket = forms.CharField(
        label=gettext_lazy("Nº du ticket de pesée"), required=False, max_length=40
    )
    pese_le = JourField(
        label=gettext_lazy("Pesé le"),
        error_messages={"required": gettext_lazy("Dites quel jour le pont a pesé.")},
    )
    motif = forms.CharField(
        label=gettext_lazy("Pourquoi corriger ?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "motifs", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Dites pourquoi : une correction porte sa raison.")
        },
    )
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        label=gettext_lazy("Qui note ?"),
        widget=Puces(),
        error_messages={"required": gettext_lazy("Touchez votre nom.")},
    )
    confirme = forms.BooleanField(label=gettext_lazy("Je confirme"), required=False)
    motifs = MOTIFS_CORRECTION[:-1]

    def __init__(self, data=None, *, compte, sortie, recue=None):
        self.compte, self.sortie, self.recue = compte, sortie, recue
        self.a_confirmer = bool(data and data.get("confirme"))
        annonces = annonces_au_pont(sortie.bon)
        self.annonces = {
            matiere: sum(m.masse_g for m in annonces[matiere.pk])
            for matiere in Matiere.objects.filter(pk__in=annonces)
        }
        super().__init__(data, initial=self._d_avant())
        if recue is None:
            del self.fields["motif"]
        jour = timezone.localdate()
        if compte.personne_id:
            del self.fields["par"]
        else:
            self.fields["par"].queryset = Personne.objects.de_l_equipe(sortie.bon.lieu, jour)
        bornes = {"min": sortie.bon.jour.isoformat(), "max": jour.isoformat()}
        self.fields["pese_le"].widget.attrs |= bornes
        for matiere in self.annonces:
            self._ajouter(matiere)
        self.order_fields(["ticket", "pese_le", *self._noms_des_pesees(), "motif", "par"])

    def _d_avant(self):
        """What the corrected ticket said."""
        initial = {"pese_le": timezone.localdate()}
        if self.recue:
            initial = {"pese_le": self.recue.pese_le, "ticket": self.recue.ticket}
            for p in self.recue.pesees.all():
                initial[f"net_{p.matiere_id}"] = p.net_g
                initial[f"refuse_{p.matiere_id}"] = p.refuse_g or None
                initial[f"refuse_vers_{p.matiere_id}"] = p.refuse_vers
        return initial

    def _ajouter(self, matiere):
        seule = len(self.annonces) == 1
        self.fields[f"net_{matiere.pk}"] = MasseNulleField(
            label=_("Pesé au pont (net)"),
            required=seule,
            help_text="" if seule else _("Vide : pas sur ce ticket."),
            error_messages={"required": _("Tapez ce que le pont a pesé, en kg.")},
        )
        self.fields[f"accepte_{matiere.pk}"] = MasseNulleField(
            label=_("Accepté"), required=False, help_text=_("Vide : tout ce qui n’est pas refusé.")
        )
        self.fields[f"refuse_{matiere.pk}"] = MasseNulleField(label=_("Refusé"), required=False)
        self.fields[f"refuse_vers_{matiere.pk}"] = forms.ChoiceField(
            label=_("Ce que devient le refusé"),
            required=False,
            choices=[("", _("Rien de refusé")), *DEVENIRS],
        )

    def _noms_des_pesees(self):
        noms = ("net", "accepte", "refuse", "refuse_vers")
        return [f"{nom}_{matiere.pk}" for matiere in self.annonces for nom in noms]

    @property
    def pesees(self):
        """For the page: (material, grams announced, its four fields)."""
        noms = ("net", "accepte", "refuse", "refuse_vers")
        return [
            (matiere, annonce_g, [self[f"{nom}_{matiere.pk}"] for nom in noms])
            for matiere, annonce_g in self.annonces.items()
        ]

    def clean(self):
        propre = super().clean()
        self.lues = []
        for matiere in self.annonces:
            self._lire(matiere, propre)
        if not self.errors and not self.lues:
            premiere = next(iter(self.annonces), None)
            champ = f"net_{premiere.pk}" if premiere else None
            self.add_error(champ, _("Tapez ce que le pont a pesé, pour une matière au moins."))
        if not self.errors and not propre["confirme"]:
            self._faire_confirmer()
        return propre

    def _lire(self, matiere, propre):
        """The weighing of a material, if the ticket holds it; « accepté » must agree with it."""
        pk = matiere.pk
        net, accepte, refuse = (propre.get(f"{n}_{pk}") for n in ("net", "accepte", "refuse"))
        if any(f"{n}_{pk}" in self.errors for n in ("net", "accepte", "refuse", "refuse_vers")):
            return
        if net is None:
            if accepte is not None or refuse is not None:
                self.add_error(f"net_{pk}", _("Tapez ce que le pont a pesé en tout."))
            return
        mots = {"net": kilos(net), "accepte": kilos(accepte or 0), "refuse": kilos(refuse or 0)}
        if accepte is not None and accepte > net:
            phrase = _("L’accepté (%(accepte)s) dépasse ce que le pont a pesé (%(net)s).")
            self.add_error(f"accepte_{pk}", phrase % mots)
            return
        if None not in (accepte, refuse) and accepte + refuse != net:
            phrase = _("%(accepte)s acceptés et %(refuse)s refusés ne font pas %(net)s.")
            self.add_error(f"accepte_{pk}", phrase % mots)
            return
        if refuse is None:
            refuse = 0 if accepte is None else net - accepte
        self.lues.append(PeseeLue(matiere, net, refuse, propre[f"refuse_vers_{pk}"]))

    def _faire_confirmer(self):
        for lue in self.lues:
            annonce_g = self.annonces[lue.matiere]
            if abs(lue.net_g - annonce_g) * 100 > annonce_g * ECART_A_CONFIRMER:
                self.a_confirmer = True
                phrase = _("%(matiere)s : %(net)s au pont, %(ecart)s. Vous confirmez ?")
                mots = {
                    "matiere": lue.matiere,
                    "net": kilos(lue.net_g),
                    "ecart": ecart_en_mots(annonce_g, lue.net_g),
                }
                self.add_error("confirme", phrase % mots)

    def refuser(self, refus):
        """Say what the service refused, beside the field of the material concerned."""
        dits = False
        for nom, phrase in refus.champs.items():
            parties = nom.split(".")
            if parties[0] == "pesees":
                nom = f"{parties[2]}_{self.lues[int(parties[1])].matiere.pk}"
            if nom in self.fields:
                self.add_error(nom, phrase)
                dits = True
        if not dits:
            self.add_error(None, refus)
        viser_la_premiere_erreur(self)

    def geste(self):
        """The cleaned data, in the words of ``services.receptions``."""
        propre = self.cleaned_data
        personne = propre.get("par")
        dit = {
            nom: getattr(valeur, "pk", valeur)
            for nom, valeur in propre.items()
            if nom not in ("uuid", "confirme")
        }
        bon = self.sortie.bon
        geste = {
            "entete": Entete(
                uuid=propre["uuid"],
                empreinte=empreinte_de({"geste": "pont", "sortie": bon.pk, **dit}),
                lieu=bon.lieu,
                point=bon.point,
                compte=self.compte,
                par=personne.pk if personne else None,
            ),
            "pesees": self.lues,
            "pese_le": propre["pese_le"],
            "ticket": propre["ticket"],
        }
        if self.recue:
            return geste | {"recue": self.recue, "motif": propre["motif"]}
        return geste | {"sortie": self.sortie}
