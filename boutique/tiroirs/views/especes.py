from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.caisses.caisse_d_ici import caisse_d_ici
from boutique.caisses.models import Caisse, Session
from boutique.caisses.qui_signe import demander_qui_signe
from boutique.regles.noms import noms
from collecte.matiere.pagination import page_cherchee
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import choisir_le_point
from petiterockette.lieux.models import Lieu, Point
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import en_gardant

from ..banque import a_porter
from ..coffres import au_coffre, mouvements_du_coffre
from ..forms.especes import SENS_DU_COFFRE, CompterLeCoffreForm, DeplacerForm
from ..models import MouvementEspeces, RemiseBanque
from ..releves import relever_a_ranger
from ..services.coffres import compter_le_coffre, deplacer_au_coffre
from ..services.especes import deplacer
from .sessions import DROIT, TENIR, lire_la_session

PAR_PAGE = 30


@droit(DROIT)
@never_cache
def especes(request: HttpRequest) -> HttpResponse:
    """Move cash between a drawer and the safe, the bank or a small expense."""
    session = _session(request)
    if session is None:
        ici = caisse_d_ici(request)
        if ici is None:
            return choisir_le_point(request, Point.Genre.CAISSE)
        messages.info(request, _("Ouvrez d’abord la caisse\u00a0: ses espèces ont un tiroir."))
        return redirect(en_gardant(reverse("boutique:caisse_ouvrir"), request.path))
    donnees = donnees_postees(request)
    qui_signe = demander_qui_signe(request, session.caisse, session=session, ecole=session.ecole)
    form = DeplacerForm(
        donnees, compte=request.user, lieu=session.caisse.point.lieu, qui_signe=qui_signe
    )
    a_ranger_cts = relever_a_ranger(session)
    if donnees is None and a_ranger_cts:
        form.initial |= {
            "sens": "tiroir-coffre",
            "montant": a_ranger_cts,
            "motif": _("recette de la journée"),
        }
    if form.is_valid():
        try:
            mouvement, nouveau = deplacer(session=session, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire(request, mouvement, nouveau)
            return redirect("boutique:session", session.pk)
    contexte = {"form": form, "session": session, "a_ranger_cts": a_ranger_cts}
    return render(request, "boutique/tiroirs/especes.html", contexte)


@droit(TENIR)
@never_cache
def coffre(request: HttpRequest) -> HttpResponse:
    """What each safe should hold, what is ready for the bank, and what moved."""
    lieux_lus = lire_les_lieux(request.user, TENIR, request.GET.get("lieu", ""))
    lieux = lieux_lus.lus
    avec_caisse = set(Caisse.objects.order_by().values_list("point__lieu", flat=True))
    lieux = [li for li in lieux if li.pk in avec_caisse]
    mouvements = MouvementEspeces.objects.exclude(session__ecole=True).filter(
        lieu__in=[li.pk for li in lieux]
    )
    mouvements = mouvements.select_related("lieu", "session__caisse__point")
    champs = ("motif", "lieu__nom", "session__caisse__point__nom")
    page = page_cherchee(request.GET, mouvements, PAR_PAGE, *champs, jour="le__date")
    qui = noms((m.par for m in page.lignes), request.user)
    contexte = {
        "lieux_lus": lieux_lus,
        "coffres": [(li, au_coffre(li.pk), _en_partance(li)) for li in lieux],
        "page": page,
        "lignes": [(m, qui.get(m.par or 0, "")) for m in page.lignes],
        "cherche": page.cherche,
    }
    return render(request, "boutique/tiroirs/coffre.html", contexte)


@droit(TENIR)
@never_cache
def coffre_compter(request: HttpRequest, code: str) -> HttpResponse:
    """Count a safe; a difference is booked with its reason."""
    lieu = _lieu(request, code)
    donnees = donnees_postees(request)
    form = CompterLeCoffreForm(donnees, compte=request.user, lieu=lieu)
    if form.is_valid():
        try:
            ecart = compter_le_coffre(lieu=lieu, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = (
                _("Coffre compté, écart de %(ecart)s noté.")
                if ecart
                else _("Coffre compté, tout est juste.")
            )
            messages.success(request, phrase % {"ecart": euros(ecart)})
            return redirect("boutique:coffre")
    vide = not mouvements_du_coffre(lieu.pk).exists()
    contexte = {"form": form, "lieu": lieu, "premier": vide}
    return render(request, "boutique/tiroirs/coffre_compter.html", contexte)


@droit(TENIR)
@never_cache
def coffre_deplacer(request: HttpRequest, code: str) -> HttpResponse:
    """Pay from a safe, or put there what was fetched from the bank."""
    lieu = _lieu(request, code)
    donnees = donnees_postees(request)
    form = DeplacerForm(donnees, compte=request.user, lieu=lieu, sens=SENS_DU_COFFRE)
    if form.is_valid():
        try:
            mouvement, nouveau = deplacer_au_coffre(lieu=lieu, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire(request, mouvement, nouveau)
            return redirect("boutique:coffre")
    contexte = {"form": form, "lieu": lieu, "au_coffre_cts": au_coffre(lieu.pk)}
    return render(request, "boutique/tiroirs/coffre_deplacer.html", contexte)


def _session(request: HttpRequest) -> Session | None:
    """The session that the page is about, else the one that is open where this device stands."""
    numero = numero_lu(request.POST.get("session") or request.GET.get("session", ""))
    if numero is not None:
        return lire_la_session(request, numero, DROIT)
    ici = caisse_d_ici(request)
    return lire_la_session(request, ici.session.pk, DROIT) if ici and ici.session else None


def _lieu(request: HttpRequest, code: str) -> Lieu:
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, TENIR, lieu)
    return lieu


def _en_partance(lieu: Lieu) -> list[RemiseBanque]:
    """What is ready for the bank and not there yet."""
    return list(a_porter().filter(lieu=lieu).order_by("pk"))


def _dire(request: HttpRequest, mouvement: MouvementEspeces, nouveau: bool) -> None:
    mots = {
        "montant": euros(mouvement.montant_cts),
        "de": mouvement.get_de_display(),
        "vers": mouvement.get_vers_display(),
    }
    phrase = (
        _("%(montant)s\u00a0: %(de)s → %(vers)s. C’est noté.")
        if nouveau
        else _("%(montant)s\u00a0: %(de)s → %(vers)s. C’était déjà noté, une seule fois.")
    )
    messages.success(request, phrase % mots)
