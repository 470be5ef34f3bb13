from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.affichage.navigation import voisines_de
from petiterockette.droits import droit
from petiterockette.mots.chercher import saisie
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.fouille import fouille

from ..contenu import composer
from ..documents import document_du, nom_de
from ..forms.dossiers import DossierForm
from ..manques import en_bref
from ..models import Choisi, Dossier, Etape, Fichier, Partage, Texte, nom_de_l_etat
from ..pages import depuis_l_envoi, familles_a_cocher, montres_de, pieces_depuis
from ..papier import contexte_du_papier
from ..registre import PIECES, TENUS, Piece
from ..services import dossiers as services
from ..services import ordre

LIRE, TENIR = "dossiers.lire", services.DROIT
# What was read so lately is not counted again when its page opens.
RECENT = timedelta(seconds=3)
# Before another is begun, these are shown: it may be one of them.
BROUILLONS_MONTRES = 5
# How a line or a text moves.
SENS = {"premier": -1_000, "monter": -1, "descendre": 1, "dernier": 1_000}


@droit(LIRE)
@never_cache
def dossiers(request: HttpRequest) -> HttpResponse:
    """Every dossier: those that are due first, then the newest."""
    cherche, jour = saisie(request.GET), timezone.localdate()
    tous = [
        d
        for d in Dossier.objects.defer("lecture")
        if fouille(cherche, d.titre, d.pour, d.get_objet_display(), jour=jour)
    ]
    finis = {Dossier.Etat.SOLDE, Dossier.Etat.ABANDONNE}
    en_cours = [d for d in tous if d.etat not in finis]
    # What is still to be sent comes first, the nearest day before.
    envoye = Dossier.Etat.ENVOYE
    en_cours.sort(key=lambda d: (d.etat == envoye, d.a_rendre_le is None, d.a_rendre_le or d.fin))
    contexte = {
        "en_cours": en_cours,
        "finis": [d for d in tous if d.etat in finis],
        "cherche": cherche,
        "jour": jour,
        "voisines": voisines_de(request.user, "dossiers:dossiers"),
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "dossiers/dossiers.html", contexte)


@droit(TENIR)
@never_cache
def nouveau(request: HttpRequest) -> HttpResponse:
    """Begin a dossier, from its purpose or from one made before (``?de=``)."""
    part_de = None
    if numero := numero_lu(request.GET.get("de", "")):
        part_de = get_object_or_404(Dossier.objects.exclude(objet__in=TENUS), pk=numero)
    form = DossierForm(donnees_postees(request), part_de=part_de)
    if form.is_valid():
        try:
            cree, _neuf = services.creer(
                compte=request.user,
                uuid=form.cleaned_data["uuid"],
                part_de=part_de,
                **form.geste(),
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Dossier commencé : cochez ce qu’il montre."))
            return redirect("dossiers:dossier", cree.pk)
    commences = Dossier.objects.filter(etat=Dossier.Etat.BROUILLON).exclude(objet__in=TENUS)
    contexte = {
        "form": form,
        "part_de": part_de,
        "commences": list(commences.defer("lecture")[:BROUILLONS_MONTRES]),
    }
    return render(request, "dossiers/nouveau.html", contexte)


@droit(LIRE)
@never_cache
def dossier(request: HttpRequest, numero: int) -> HttpResponse:
    """A dossier: what it shows and its paper; once frozen, what was sent and what moved since."""
    d = get_object_or_404(
        Dossier.objects.select_related("part_de").prefetch_related("choisis", "textes", "lieux"),
        pk=numero,
    )
    figement = d.dernier_figement if d.est_fige else None
    if figement is None:
        return _brouillon(request, d)
    lignes, changements = depuis_l_envoi(figement.contenu, d.lecture)
    contexte = {
        "dossier": d,
        "etats": _etats(d),
        "histoire": _histoire(d),
        "prets": _prets(d),
        "bougent": [ligne for ligne in lignes if ligne.bouge],
        "tenus": [ligne for ligne in lignes if not ligne.bouge],
        "pieces_depuis": pieces_depuis(figement.contenu, d.lecture),
        "changements": changements,
        "fichiers": {f.format: f for f in figement.fichiers.defer("octets")},
        "sa_page": _sa_page(d),
        "pages": _pages(d),
        "papiers": _papiers(d),
        "partage": (partage := d.partages.filter(retire_le=None).first()),
        "lien": _lien(request, partage),
        "tient": request.user.has_perm(TENIR),
        **contexte_du_papier(figement.contenu, figement, image=_photo(d)),
    }
    return render(request, "dossiers/fige.html", contexte)


def _sa_page(d: Dossier) -> tuple[str, Any] | None:
    """The page of the room that made it, from which the next one is made too, and its name."""
    tenu = TENUS.get(d.objet)
    return (tenu.page(d), tenu.nom) if tenu else None


def _pages(d: Dossier) -> list[tuple[str, Any]]:
    """The pages where the pieces of its purpose are written, each with its name."""
    return _des_pieces(d, lambda piece: piece.page(d))


def _papiers(d: Dossier) -> list[tuple[str, Any]]:
    """The papers of the pieces of its purpose that somebody signs, each with its name."""
    return _des_pieces(d, lambda piece: piece.papier(d))


def _des_pieces(d: Dossier, ou: Callable[[Piece], str]) -> list[tuple[str, Any]]:
    """An address of each piece of its purpose that has one, and the name of the piece."""
    siennes = (p for p in PIECES.values() if p.objet == d.objet)
    return [(adresse, p.nom) for p in siennes if (adresse := ou(p))]


def _brouillon(request: HttpRequest, d: Dossier) -> HttpResponse:
    contenu = composer(d)
    if request.GET.get("format") == "pdf":
        papier = contexte_du_papier(contenu)
        return reponse_pdf("dossiers/papier.html", papier, nom_de(contenu))
    if fichier := a_emporter(request.GET, lambda: document_du(contenu)):
        return fichier
    familles = familles_a_cocher(d)
    contexte = {
        "dossier": d,
        "lu_avant": d.lu_le is None or timezone.now() - d.lu_le > RECENT,
        "etats": _etats(d),
        "histoire": _histoire(d),
        "prets": _prets(d),
        "sa_page": _sa_page(d),
        "pages": _pages(d),
        "familles": familles,
        "coches": sum(f.coches for f in familles),
        "manques": en_bref(d),
        "montres": montres_de(contenu),
        "passages": [montre for montre in d.suite if isinstance(montre, Texte)],
        "tient": d.est_un_brouillon and request.user.has_perm(TENIR),
        "reprend": not d.est_un_brouillon and request.user.has_perm(TENIR),
        **contexte_du_papier(contenu, image=_photo(d)),
    }
    return render(request, "dossiers/brouillon.html", contexte)


def _lien(request: HttpRequest, partage: Partage | None) -> str:
    """The whole address that a public link is, to be copied."""
    if partage is None:
        return ""
    return request.build_absolute_uri(reverse("dossiers:public", args=[partage.jeton]))


def _histoire(d: Dossier) -> list[tuple[Etape, int]]:
    """The steps of a dossier, the latest first; beside each that froze it, which time it was, and 0
    beside the others."""
    fois, histoire = 0, []
    for etape in d.etapes.select_related("compte__personne").order_by("rang"):
        fige = etape.devient == Dossier.Etat.VERIFIE
        fois += fige
        histoire.append((etape, fois if fige else 0))
    return histoire[::-1]


def _prets(d: Dossier) -> set[int]:
    """Which times it was frozen whose files are all made."""
    faits = Fichier.objects.filter(figement__dossier=d).values_list("figement__rang", flat=True)
    return {rang for rang, combien in Counter(faits).items() if combien == len(Fichier.Format)}


def _photo(d: Dossier) -> Callable[[str], str]:
    """Where the screen finds a picture of that dossier."""
    return lambda cle: reverse("dossiers:photo", args=[d.pk, cle])


def _etats(d: Dossier) -> list[dict[str, Any]]:
    """The states in their order: those behind, the one it is in, those to come; none is to come
    for one that was given up."""
    abandonne = Dossier.Etat.ABANDONNE
    etats = [etat for etat in Dossier.Etat if etat != abandonne]
    if d.etat == abandonne:
        etats = [Dossier.Etat.BROUILLON, abandonne]
    ici = etats.index(Dossier.Etat(d.etat))
    return [
        {
            "code": etat.value,
            "nom": nom_de_l_etat(d.objet, etat),
            "fait": rang < ici,
            "ici": rang == ici,
        }
        for rang, etat in enumerate(etats)
    ]


@droit(TENIR)
@never_cache
def changer(request: HttpRequest, numero: int) -> HttpResponse:
    """Change what a draft is."""
    d = get_object_or_404(Dossier, pk=numero)
    form = DossierForm(donnees_postees(request), dossier=d)
    if form.is_valid():
        try:
            services.changer(dossier=d, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Dossier changé : ses chiffres sont relus."))
            return redirect("dossiers:dossier", numero)
    return render(request, "dossiers/changer.html", {"form": form, "dossier": d})


@require_POST
@droit(TENIR)
def choisir(request: HttpRequest, numero: int) -> HttpResponse:
    """Show the lines that are ticked, in the order in which they come."""
    d = get_object_or_404(Dossier, pk=numero)
    codes = {genre: request.POST.getlist(genre) for genre in Choisi.Genre.values}
    try:
        ordre.choisir(
            dossier=d,
            compte=request.user,
            indicateurs=codes[Choisi.Genre.INDICATEUR],
            pieces=codes[Choisi.Genre.PIECE],
        )
    except Refus as refus:
        messages.error(request, str(refus))
    return redirect("dossiers:dossier", numero)


@require_POST
@droit(TENIR)
def ordonner(request: HttpRequest, numero: int) -> HttpResponse:
    """Move a line: ``place`` is « indicateur T_COLLECTE monter », or so many places, « -3 »."""
    d = get_object_or_404(Dossier, pk=numero)
    genre, code, sens = [*request.POST.get("place", "").split(), "", "", ""][:3]
    de = SENS.get(sens) or _places(sens)
    if not de:
        raise Http404
    try:
        ordre.ordonner(dossier=d, compte=request.user, genre=genre, code=code, de=de)
    except Refus as refus:
        messages.error(request, str(refus))
    return redirect("dossiers:dossier", numero)


def _places(sens: str) -> int:
    """So many places as a page wrote them, « -3 »; 0 for anything else."""
    n = numero_lu(sens.removeprefix("-"), maximum=1_000) or 0
    return -n if sens.startswith("-") else n


@require_POST
@droit(LIRE)
def relire(request: HttpRequest, numero: int) -> HttpResponse:
    """Read the figures again."""
    services.relire(dossier=get_object_or_404(Dossier, pk=numero), compte=request.user)
    return redirect("dossiers:dossier", numero)
