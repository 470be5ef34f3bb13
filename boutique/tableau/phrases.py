"""The page of sales in two sentences: the turnover, then whether more tickets or dearer ones."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.affichage.en_phrases import EnPhrases, dire
from petiterockette.mots.en_phrases import Fait, par_le_nombre_et_la_moyenne
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros

from .figures import Tableau


def dire_les_ventes(request: HttpRequest, t: Tableau) -> EnPhrases:
    """The sentences of a page of sales."""
    periode, b = t.filtre.periode, t.bilan
    autre = (
        t.precedente
        if t.an_dernier.pas_comparable or not t.an_dernier.bilan.ca_cts
        else t.an_dernier
    )
    fait = Fait(
        nom=_("Vendu"),
        quand=periode.nom,
        de_quand=autre.periode.nom_a_cote(periode),
        maintenant=b.ca_cts,
        avant=autre.bilan.ca_cts,
        ecrire=euros,
        en_cours=t.en_cours,
        pas_comparable=autre.pas_comparable,
        parts=par_le_nombre_et_la_moyenne(
            (b.ventes, autre.bilan.ventes),
            (b.ca_cts, autre.bilan.ca_cts),
            (_("le nombre de ventes"), _("le panier moyen")),
        ),
    )
    base = ngettext(
        "Base\u00a0: %(n)s vente, remboursements déduits, %(ou)s.",
        "Base\u00a0: %(n)s ventes, remboursements déduits, %(ou)s.",
        b.ventes,
    ) % {"n": nombre(b.ventes), "ou": t.filtre.ou}
    titre = _("Ventes, %(periode)s, %(ou)s") % {"periode": periode.titre, "ou": t.filtre.ou}
    return dire(request, titre, fait, base)
