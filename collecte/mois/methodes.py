"""What a site's dated choices mean, in plain words; how sold kilograms are known."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.lieux.models import Lieu

from .models import Mois, Reglage
from .services.reglages import PAR_DEFAUT

Cle, ModeTri, Methode = Reglage.Cle, Reglage.ModeTri, Reglage.MethodeVente

QUESTIONS: dict[str, Any] = {
    Cle.MODE_TRI: gettext_lazy("Comment trie-t-on ici ?"),
    Cle.METHODE_VENTE: gettext_lazy("Comment sait-on combien de kilos sont vendus ?"),
}
DESSINS = {Cle.MODE_TRI: "boxes", Cle.METHODE_VENTE: "scale"}
NOMS: dict[str, Any] = {
    ModeTri.PAR_CONTENANT: gettext_lazy("Par contenant plein"),
    ModeTri.PAR_LIGNE: gettext_lazy("Ligne à ligne"),
    Methode.PESEE: gettext_lazy("En pesant"),
    Methode.POIDS_MOYEN: gettext_lazy("En comptant les objets"),
    Methode.SOLDE: gettext_lazy("En déduisant de l’inventaire"),
}
BREFS: dict[str, Any] = {
    ModeTri.PAR_CONTENANT: gettext_lazy("par contenant plein"),
    ModeTri.PAR_LIGNE: gettext_lazy("ligne à ligne"),
}
EXPLICATIONS: dict[str, Any] = {
    ModeTri.PAR_CONTENANT: gettext_lazy(
        "On remplit un bac, un chariot ou un sac ; plein, il se pèse une fois, reçoit un "
        "numéro et part d’un geste. C’est l’habitude des ressourceries."
    ),
    ModeTri.PAR_LIGNE: gettext_lazy(
        "Chaque pesée dit tout de suite sa catégorie et où elle va. Plus précis, plus long."
    ),
    Methode.PESEE: gettext_lazy(
        "Ce qui est vendu passe sur une balance, ou ses kilos se notent chaque jour par "
        "catégorie. Le plus sûr : marqué « pesé »."
    ),
    Methode.POIDS_MOYEN: gettext_lazy(
        "On compte les objets vendus. Chacun vaut le poids moyen connu ce jour-là, figé sur la "
        "vente : marqué « estimé ». Étalonner de temps en temps le rend juste."
    ),
    Methode.SOLDE: gettext_lazy(
        "On ne pèse ni ne compte à la vente. À la clôture du mois, ce qui manque au stock "
        "compté a été vendu : marqué « déduit ». Il faut un inventaire dans les douze mois."
    ),
}
# Printed under every rate.
SOUS_LE_TAUX: dict[str, Any] = {
    Methode.PESEE: gettext_lazy(
        "pesés, ou notés par catégorie et par jour ; à défaut, au poids moyen"
    ),
    Methode.POIDS_MOYEN: gettext_lazy("comptés, au poids moyen de chaque objet"),
    Methode.SOLDE: gettext_lazy("déduits des inventaires"),
}


def en_vigueur(reglages: Collection[Reglage], lieu: int, cle: str, jour: date) -> Reglage | None:
    """The choice that holds at a site on a day, among rows already read; None: the default."""
    siens = [r for r in reglages if (r.lieu_id, r.cle) == (lieu, cle) and r.debut <= jour]
    return max(siens, key=lambda r: r.debut, default=None)


def methode_en_mots(
    debut: date, fin: date, lieux: Sequence[Lieu], bougent: Collection[int] | None = None
) -> str:
    """« kilos vendus : pesés… » over a period, site by site where they differ. One query.

    Where they differ, sites that moved nothing are left out, unless none did: ``bougent``,
    ids of those that did, one more query where the caller does not know. A site that changed
    its way inside the period says both (ledger, gesture 10).
    """
    reglages = list(Reglage.objects.filter(cle=Cle.METHODE_VENTE, debut__lte=fin).order_by())
    par_methode = _par_methode(reglages, lieux, debut)
    if len(par_methode) > 1:
        if bougent is None:
            du_temps = Mois.objects.filter(mois__gte=debut.replace(day=1), mois__lte=fin)
            bougent = set(du_temps.order_by().values_list("lieu", flat=True))
        par_methode = _par_methode(
            reglages, [li for li in lieux if li.pk in bougent] or lieux, debut
        )
    if len(par_methode) == 1:
        comment = _mots(next(iter(par_methode)))
    else:
        comment = " ; ".join(f"{_mots(m)} ({', '.join(noms)})" for m, noms in par_methode.items())
    return _("kilos vendus : %(comment)s") % {"comment": comment} if comment else ""


def _par_methode(
    reglages: Collection[Reglage], lieux: Sequence[Lieu], debut: date
) -> dict[tuple, list[str]]:
    noms: dict[tuple, list[str]] = {}
    for lieu in lieux:
        noms.setdefault(_methodes(reglages, lieu.pk, debut), []).append(lieu.nom)
    return noms


def _methodes(reglages: Collection[Reglage], lieu: int, debut: date) -> tuple:
    """The ways of a site from a day on, in order."""
    premier = en_vigueur(reglages, lieu, Cle.METHODE_VENTE, debut)
    suites = sorted((r.debut, r.valeur) for r in reglages if r.lieu_id == lieu and r.debut > debut)
    depart = premier.valeur if premier else str(PAR_DEFAUT[Cle.METHODE_VENTE])
    return tuple(dict.fromkeys([depart, *(valeur for _jour, valeur in suites)]))


def _mots(methodes: tuple) -> str:
    return _(" puis ").join(str(SOUS_LE_TAUX[m]) for m in methodes)
