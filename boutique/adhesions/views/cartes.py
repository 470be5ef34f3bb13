from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.etiquettes import etiquettes_en_pdf
from petiterockette.affichage.impression.qr import dessin_qr
from petiterockette.droits import droit
from petiterockette.lieux.models import Association
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.annuaire import distinguer, proches
from petiterockette.personnes.models import Personne
from petiterockette.personnes.mots import prenom_et_nom
from petiterockette.personnes.services import inscrire_sous
from petiterockette.refus import Refus

from .. import recherche, validite
from ..codes import lire_le_code, lisible
from ..droits import ACCUEILLIR, VENDRE
from ..etiquettes import CARTES, adresse_publique, etiquette_de
from ..forms import InscriptionForm, NouvelleForm
from ..models import Adhesion, Carte
from ..services.cartes import inscrire_et_nommer, nommer, refaire


@droit(ACCUEILLIR)
@never_cache
def lire(request: HttpRequest) -> HttpResponse:
    """Scan a card or type a name: one card opens at once, several people are a list."""
    saisi = request.GET.get("q", "").strip()[:120]
    trouvee = Carte.objects.filter(code=lire_le_code(saisi)).first() if saisi else None
    if trouvee is None and (numero := numero_lu(saisi)) is not None:
        trouvee = Carte.objects.filter(pk=numero).first()
    if trouvee:
        return redirect("adhesions:carte", trouvee.pk)
    jour = timezone.localdate()
    trouvees = recherche.chercher_des_personnes(saisi)
    personnes = trouvees or proches(saisi)
    fins = recherche.fins_des_personnes(personnes)
    contexte = {
        "saisi": saisi,
        "proches": bool(personnes) and not trouvees,
        # What was typed may be a name, and not a code nor a number.
        "nommable": not any(c.isdigit() for c in saisi) and bool(prenom_et_nom(saisi)[0]),
        "trouves": [
            (p, repere, *_carte_et_etat(fins.get(p.pk), jour))
            for p, repere in distinguer(personnes)
        ],
        "lit_la_liste": request.user.has_perm("adhesions.lire"),
        "vend": request.user.has_perm(VENDRE),
    }
    return render(request, "boutique/adhesions/lire.html", contexte)


def _carte_et_etat(lue, jour):
    carte, fin = lue or (None, None)
    return carte, validite.etat_au(fin, jour)


@require_POST
@droit(ACCUEILLIR)
def adherer(request: HttpRequest) -> HttpResponse:
    """Whoever was looked for and not found is written down under that name, then joins."""
    form = NouvelleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tapez un prénom, et un nom si la personne veut."))
        return redirect("adhesions:lire")
    personne = inscrire_sous(mots=form.cleaned_data["nouvelle"], compte=request.user.pk)
    if not request.user.has_perm(VENDRE):
        messages.success(request, _("%(qui)s est dans l’annuaire.") % {"qui": personne})
        return redirect("adhesions:lire")
    return redirect(f"{reverse('boutique:caisse')}?pour={personne.pk}")


@droit(ACCUEILLIR)
@never_cache
def carte(request: HttpRequest, pk: int) -> HttpResponse:
    """A card: valid or not, whose, what to do next; never a block."""
    la_carte = get_object_or_404(recherche.cartes(), pk=pk)
    adhesions = list(recherche.historique(la_carte))
    contexte = {
        "carte": la_carte,
        "code": lisible(la_carte.code),
        "etat": validite.etat_au(la_carte.fin, timezone.localdate()),
        "adhesions": adhesions,
        "payee_ici": any(not a.est_reprise for a in adhesions),
        "reprise": any(a.est_reprise for a in adhesions),
        "qr": dessin_qr(adresse_publique(la_carte)),
        "adresse": adresse_publique(la_carte),
        "renouveler": recherche.adresse_pour_renouveler(la_carte),
        "vend": request.user.has_perm(VENDRE),
        "lit_l_annuaire": request.user.has_perm("personnes.lire_l_annuaire"),
        "lit_la_caisse": request.user.has_perm("boutique.lire_la_caisse"),
    }
    return render(request, "boutique/adhesions/carte.html", contexte)


@droit(ACCUEILLIR)
@never_cache
def carte_de_la_ligne(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead from a line of a ticket to the card that it paid."""
    adhesion = get_object_or_404(Adhesion, ligne=pk)
    return redirect("adhesions:carte", adhesion.carte_id)


@droit(ACCUEILLIR)
@never_cache
def carte_nommer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whose a card is: somebody found, or somebody new."""
    la_carte = get_object_or_404(Carte.objects.select_related("personne__fusionnee_dans"), pk=pk)
    saisi = request.GET.get("q", "").strip()[:60]
    prenom, nom = prenom_et_nom(saisi)
    form = InscriptionForm(
        request.POST if request.method == "POST" and "personne" not in request.POST else None,
        initial={"prenom": prenom, "nom": nom},
    )
    try:
        if _nommer(request, la_carte, form):
            messages.success(request, _("La carte a un nom."))
            return redirect("adhesions:carte", pk)
    except Refus as refus:
        messages.error(request, str(refus))
    trouves = recherche.chercher_des_personnes(saisi) or proches(saisi)
    contexte = {
        "carte": la_carte,
        "saisi": saisi,
        "trouves": distinguer(trouves),
        "form": form,
    }
    return render(request, "boutique/adhesions/nommer.html", contexte)


def _nommer(request: HttpRequest, carte: Carte, form: InscriptionForm) -> bool:
    """Do what was posted: somebody chosen, or somebody new; False: nothing to do yet."""
    numero = request.POST.get("personne", "")
    if numero:
        cle = numero_lu(numero)
        personne = get_object_or_404(Personne.objects.connues(), pk=cle)
        nommer(carte=carte, personne=personne, compte=request.user)
    elif form.is_valid():
        inscrire_et_nommer(carte=carte, compte=request.user, **form.cleaned_data)
    else:
        return False
    return True


@require_POST
@droit(ACCUEILLIR)
def carte_refaire(request: HttpRequest, pk: int) -> HttpResponse:
    """A lost card: another code, the old one says nothing any more."""
    refaire(carte=get_object_or_404(Carte, pk=pk), compte=request.user)
    messages.success(request, _("Carte refaite\u00a0: imprimez-la, l’ancienne ne vaut plus."))
    return redirect("adhesions:carte", pk)


@droit(ACCUEILLIR)
@never_cache
def carte_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """One card, in the place asked for of a sheet of ten."""
    la_carte = get_object_or_404(Carte.objects.select_related("personne__fusionnee_dans"), pk=pk)
    place = request.GET.get("place", "1")
    depart = int(place) if place in {str(n) for n in range(1, CARTES.par_page + 1)} else 1
    maison = Association.objects.first()
    etiquette = etiquette_de(la_carte, maison.nom if maison else "")
    return etiquettes_en_pdf([etiquette], CARTES, f"carte-{pk}", depart)
