from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from boutique.caisses.services.exports import noter_l_export
from boutique.regles.droits import LIRE
from collecte.matiere.periode import ALIAS, Genre, Periode
from collecte.tableau.cadre.voisines import LE_TABLEAU, voisines
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.comptes.models import Compte
from petiterockette.droits import droit
from petiterockette.saisie.suite import vient_apres

from .contexte import contexte_des_ventes
from .exports import ventes_a_emporter
from .filtre import Filtre, lire_le_filtre, tickets_du_jour
from .forms import DatesDesVentesForm
from .phrases import dire_les_ventes
from .vendeurs import Vendeur, lit_les_vendeurs, vendeurs


@droit(LIRE)
def ventes_mois_courant(request: HttpRequest) -> HttpResponse:
    """The way in: the current month, or free dates."""
    form = DatesDesVentesForm(request.GET)
    periode = Periode.du(Genre.MOIS, timezone.localdate())
    if "du" in request.GET or "au" in request.GET:
        if not form.is_valid():
            contexte = {"form": form, "entree_url": reverse("boutique:ventes_mois_courant")}
            return render(request, "collecte/tableau/dates.html", contexte)
        periode = form.cleaned_data["periode"]
    return _vers(periode, form.autres_filtres_en_adresse)


@droit(LIRE)
@never_cache
def ventes_du_mois(request: HttpRequest, code: str) -> HttpResponse:
    """What the tills sold over a period, and how it was paid."""
    if code in ALIAS:
        return _vers(Periode.du(ALIAS[code], timezone.localdate()), request.GET.urlencode())
    filtre = lire_le_filtre(request.user, code, request.GET)
    apres = vient_apres(request.GET, filtre.periode.jours)
    contexte = contexte_des_ventes(filtre, entier=not apres) | {
        "voisines": voisines(request.user, filtre, [LE_TABLEAU]),
        "tickets_url": tickets_du_jour(filtre),
        "vendeurs": _vendeurs(request.user, filtre),
    }
    if request.GET.get("format") == "pdf":
        nom = f"ventes-{filtre.periode.code.lower()}{filtre.suffixe}"
        noter_l_export(nom, "pdf", compte=request.user)
        return reponse_pdf("boutique/tableau/papier.html", contexte, nom)
    if fichier := a_emporter(request.GET, lambda: ventes_a_emporter(contexte)):
        nom = f"ventes-{filtre.periode.code.lower()}{filtre.suffixe}"
        noter_l_export(nom, request.GET["format"], compte=request.user)
        return fichier
    contexte["dit"] = dire_les_ventes(request, contexte["tableau"])
    return render(request, "boutique/tableau/ventes.html", contexte)


def _vendeurs(compte: Compte, filtre: Filtre) -> list[Vendeur]:
    """Who sold: over what goes day by day, to look for an error; longer, it would judge people."""
    if not filtre.par_jour or not lit_les_vendeurs(compte, filtre.lieux_lus.lus):
        return []
    return vendeurs(filtre.periode.debut, filtre.periode.fin, filtre.ids, compte)


def _vers(periode: Periode, suite: str) -> HttpResponse:
    adresse = reverse("boutique:ventes_du_mois", args=[periode.code])
    return redirect(f"{adresse}?{suite}" if suite else adresse)
