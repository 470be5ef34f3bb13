from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from collecte.livre.recits import ligne_de_liste
from collecte.matiere.periode import ALIAS, Genre, Periode, PeriodeIllisible
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import droit, exiger
from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.suite import vient_apres

from .bons import compte_encore, extrait
from .cadre.adresses import Adresses
from .cadre.voisines import VOISINES, voisines
from .contexte import cadre_du_filtre, contexte_du_tableau
from .exports import bons_du_chiffre, tableau_a_emporter
from .filtre import LIRE, Filtre, lire_le_filtre
from .forms import DatesForm
from .pourquoi.phrases import dire_le_tableau

CLORE = "collecte.clore_les_mois"
LIRE_LES_BONS = "collecte.lire_les_bons"
PAR_PAGE = 40
ALIAS_DE = {genre: alias for alias, genre in ALIAS.items()}


@droit(LIRE)
def mois_courant(request: HttpRequest) -> HttpResponse:
    """The way in: the current month, the same period with other filters, or free dates."""
    if "du" in request.GET or "au" in request.GET:
        form = DatesForm(request.GET)
        if not form.is_valid():
            return render(request, "collecte/tableau/dates.html", {"form": form})
        periode_ = form.cleaned_data["periode"]
    else:
        form = DatesForm(request.GET)
        periode_ = _periode_demandee(request.GET.get("periode", ""))
    adresse = reverse("collecte:periode", args=[periode_.code])
    return redirect(
        f"{adresse}?{form.autres_filtres_en_adresse}" if form.autres_filtres_en_adresse else adresse
    )


def _periode_demandee(code: str) -> Periode:
    try:
        return Periode.lire(code)
    except PeriodeIllisible:
        return Periode.du(Genre.MOIS, timezone.localdate())


@droit(LIRE)
@never_cache
def periode(request: HttpRequest, code: str) -> HttpResponse:
    """How much came in, what became of it, and the rate."""
    if code in ALIAS:
        jour = Periode.du(ALIAS[code], timezone.localdate())
        suite = request.GET.urlencode()
        adresse = reverse("collecte:periode", args=[jour.code])
        return redirect(f"{adresse}?{suite}" if suite else adresse)
    filtre = lire_le_filtre(request.user, code, request.GET)
    apres = vient_apres(request.GET, filtre.periode.jours) and not filtre.depots_seuls
    contexte = contexte_du_tableau(filtre, entier=not apres) | {
        "cloture_url": _url_cloture(request, filtre),
        "voisines": voisines(request.user, filtre, VOISINES),
        **_vue(filtre),
    }
    if request.GET.get("format") == "pdf":
        nom = f"tableau-{filtre.periode.code.lower()}{filtre.lieux_lus.suffixe}"
        return reponse_pdf("collecte/tableau/papier.html", contexte, nom)
    if fichier := a_emporter(request.GET, lambda: tableau_a_emporter(contexte)):
        return fichier
    if filtre.depots_seuls:
        return render(request, "collecte/tableau/apports_seuls.html", contexte)
    contexte["dit"] = dire_le_tableau(request, contexte["tableau"])
    return render(request, "collecte/tableau/tableau.html", contexte)


@droit(LIRE)
@never_cache
def periode_bons(request: HttpRequest, code: str, chiffre: str) -> HttpResponse:
    """The very bons behind a figure, the newest first, and what each counts in it.

    What they sum to over a long period comes after the page.
    """
    filtre = lire_le_filtre(request.user, code, request.GET)
    _exiger_les_bons(request, filtre)
    choisi = extrait(
        filtre,
        chiffre,
        matiere=request.GET.get("matiere", ""),
        partenaire=request.GET.get("partenaire", ""),
    )
    precisions = [request.GET.get(nom, "") for nom in ("matiere", "partenaire")]
    if fichier := a_emporter(request.GET, lambda: bons_du_chiffre(filtre, choisi, precisions)):
        return fichier
    avant = request.GET.get("avant", "")
    page, suite = choisi.page(PAR_PAGE, numero_lu(avant))
    apres = vient_apres(request.GET, filtre.periode.jours)
    return render(
        request,
        "collecte/tableau/bons.html",
        {
            **cadre_du_filtre(filtre),
            "chiffre": choisi.chiffre,
            "precisions": precisions,
            "compte": None if apres else choisi.compte,
            "lignes": [
                {**ligne_de_liste(bon, grammes), "compte_encore": compte_encore(bon)}
                for bon, grammes in page
            ],
            "suite": page[-1][0].pk if suite else None,
            "tableau_url": Adresses(filtre).page(),
        },
    )


def _vue(filtre: Filtre) -> dict:
    """How this view would be kept, as it is or following the calendar."""
    adresses = Adresses(filtre)
    en_cours = ALIAS_DE.get(filtre.periode.genre)
    suivie = en_cours and filtre.periode.contient(timezone.localdate())
    return {
        "vue_ici": adresses.page(),
        "vue_suivie": adresses.page_nommee(en_cours) if suivie else "",
    }


def _exiger_les_bons(request: HttpRequest, filtre: Filtre) -> None:
    """Whoever opens a figure must read the bons of every site that it sums."""
    if filtre.lieux is None and request.user.portee(LIRE_LES_BONS).ids_des_lieux is None:
        return
    for lieu in filtre.lieux_lus.lus:
        exiger(request.user, LIRE_LES_BONS, lieu)


def _url_cloture(request: HttpRequest, filtre: Filtre) -> str:
    """Where this reader closes the month shown; nowhere without the right, or before its end."""
    periode_, lieu = filtre.periode, filtre.lieu
    if periode_.genre != Genre.MOIS or periode_.fin >= timezone.localdate():
        return ""
    if lieu is None:
        return reverse("collecte:clotures") if request.user.has_perm(CLORE) else ""
    if not request.user.has_perm(CLORE, lieu):
        return ""
    return reverse("collecte:cloture", args=[lieu.code, f"{periode_.debut:%Y-%m}"])
