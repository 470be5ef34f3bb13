from copy import copy

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from petiterockette.droits import droit
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import contient, saisie
from petiterockette.mots.francais import du
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus
from petiterockette.saisie.champs import viser_la_premiere_erreur
from petiterockette.saisie.formulaires import donnees_postees

from .. import services
from ..forms.comptes import ChangerLeRoleForm, CompteForm, CompteNouveauForm, RoleForm
from ..forms.connexion import NouveauMotDePasseForm
from ..models import Affectation, Compte
from ..refus import DernierAdministrateur
from ..roles import qui_peut

PAR_PAGE = 50


@droit("comptes.gerer")
@never_cache
def comptes(request: HttpRequest) -> HttpResponse:
    """The accounts: those that may sign in, or those that are over."""
    jour = timezone.localdate()
    finis = request.GET.get("etat") == "finis"
    choisis = Compte.objects.finis(jour) if finis else Compte.objects.ouverts(jour)
    roles = Affectation.objects.non_finies(jour).select_related("lieu", "point")
    cherche = saisie(request.GET)
    nommes = contient(cherche, "identifiant", "personne__prenom", "personne__nom")
    choisis = (
        choisis.filter(nommes)
        .select_related("personne")
        .prefetch_related(Prefetch("affectations", roles, to_attr="roles_a_venir"))
    )
    page = Paginator(choisis, PAR_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "comptes/comptes.html",
        {
            "page": page,
            "cherche": cherche,
            "finis": finis,
            "jour": jour,
            "seul_administrateur": services.administrateurs() == 1,
        },
    )


@sensitive_post_parameters()
@droit("comptes.gerer")
@never_cache
def compte_nouveau(request: HttpRequest) -> HttpResponse:
    form = CompteNouveauForm(donnees_postees(request), chez=_lieu_d_ici(request))
    if form.is_valid():
        try:
            nouveau = services.ouvrir_un_compte(**form.geste(), par=request.user)
        except Refus as refus:
            form.add_error("identifiant", refus)
        except ValidationError as erreur:
            form.add_error(None, erreur.messages)
        else:
            messages.success(
                request, _("Le compte %(de_qui)s est ouvert.") % {"de_qui": du(nouveau)}
            )
            if not form.geste()["personne"]:
                _dire_les_homonymes(request, nouveau)
            return redirect("comptes:compte", nouveau.pk)
    viser_la_premiere_erreur(form)
    return render(request, "comptes/compte_nouveau.html", {"form": form})


@droit("comptes.gerer")
@never_cache
def compte(request: HttpRequest, numero: int) -> HttpResponse:
    """One account: its roles, whose it is, until when."""
    objet = _compte(numero)
    # A form writes what was typed on its instance: the page keeps the account as it is.
    form = CompteForm(donnees_postees(request), instance=copy(objet))
    if form.is_valid():
        try:
            services.changer_compte(
                compte=form.instance,
                personne=form.cleaned_data["personne"],
                actif=objet.actif,
                expire_le=form.cleaned_data["expire_le"],
                par=request.user,
            )
        except ValidationError as erreur:
            form.add_error(None, erreur.messages)
        else:
            messages.success(
                request,
                _("Le compte «\u00a0%(nom)s\u00a0» est enregistré.") % {"nom": objet.identifiant},
            )
            return redirect("comptes:compte", numero)
    viser_la_premiere_erreur(form)
    jour = timezone.localdate()
    roles = objet.affectations.select_related("lieu", "point")
    return render(
        request,
        "comptes/compte.html",
        {
            "compte": objet,
            "form": form,
            "roles": roles.non_finies(jour),
            "anciens": roles.filter(fin__lt=jour).order_by("-fin")[:PAR_PAGE],
            "jour": jour,
        },
    )


@require_POST
@droit("comptes.gerer")
def compte_fermer(request: HttpRequest, numero: int) -> HttpResponse:
    return _ouvrir(request, numero, actif=False)


@require_POST
@droit("comptes.gerer")
def compte_rouvrir(request: HttpRequest, numero: int) -> HttpResponse:
    return _ouvrir(request, numero, actif=True)


@sensitive_post_parameters()
@droit("comptes.gerer")
@never_cache
def compte_mot_de_passe(request: HttpRequest, numero: int) -> HttpResponse:
    """Give somebody a new password: their devices have to sign in again."""
    objet = _compte(numero)
    form = NouveauMotDePasseForm(objet, donnees_postees(request))
    if form.is_valid():
        services.changer_mot_de_passe(
            compte=objet, mot_de_passe=form.cleaned_data["new_password1"], par=request.user
        )
        if objet == request.user:
            update_session_auth_hash(request, objet)
        messages.success(request, _("%(qui)s a un nouveau mot de passe.") % {"qui": objet})
        return redirect("comptes:compte", numero)
    viser_la_premiere_erreur(form)
    return render(request, "comptes/compte_mot_de_passe.html", {"form": form, "compte": objet})


@droit("comptes.gerer")
@never_cache
def role_donner(request: HttpRequest, numero: int) -> HttpResponse:
    objet = _compte(numero)
    form = RoleForm(donnees_postees(request), chez=_chez(objet) or _lieu_d_ici(request))
    if form.is_valid():
        try:
            donne = services.affecter(compte=objet, **form.role_donne(), par=request.user)
        except ValidationError as erreur:
            form.add_error(None, erreur.messages)
        else:
            messages.success(
                request,
                _("%(qui)s a le rôle « %(role)s ».")
                % {"qui": objet, "role": donne.get_role_display()},
            )
            return redirect("comptes:compte", numero)
    viser_la_premiere_erreur(form)
    return render(request, "comptes/role_donner.html", {"form": form, "compte": objet})


@droit("comptes.gerer")
@never_cache
def role_changer(request: HttpRequest, numero: int) -> HttpResponse:
    """Another role in place of one: what it replaces is said beside the button."""
    ancien = _role_tenu(numero)
    form = ChangerLeRoleForm(donnees_postees(request), affectation=ancien)
    if form.is_valid():
        try:
            nouveau = services.changer_role(
                affectation=ancien, **form.role_donne(), par=request.user
            )
        except ValidationError as erreur:
            form.add_error(None, erreur.messages)
        else:
            phrase = _("%(qui)s passe de «\u00a0%(ancien)s\u00a0» à «\u00a0%(nouveau)s\u00a0».")
            dits = {"qui": ancien.compte, "ancien": ancien, "nouveau": nouveau}
            messages.success(request, phrase % dits)
            return _revenir(request, ancien.compte_id)
    viser_la_premiere_erreur(form)
    contexte = {"form": form, "compte": ancien.compte, "ancien": ancien}
    return render(request, "comptes/role_donner.html", contexte)


@require_POST
@droit("comptes.gerer")
def role_retirer(request: HttpRequest, numero: int) -> HttpResponse:
    affectation = _role_tenu(numero)
    phrase = _("%(qui)s n’a plus le rôle « %(role)s ».") % {
        "qui": affectation.compte,
        "role": affectation.get_role_display(),
    }
    try:
        services.retirer_role(affectation=affectation, par=request.user)
    except DernierAdministrateur as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, phrase)
    return _revenir(request, affectation.compte_id)


def _dire_les_homonymes(request: HttpRequest, nouveau: Compte) -> None:
    """Whoever was just written down may have a card already: say so while it is fresh."""
    p = nouveau.personne
    if p is None or not p.nom:
        return
    memes = Personne.objects.connues().exclude(pk=p.pk)
    memes = memes.filter(prenom__iexact=p.prenom, nom__iexact=p.nom)
    if deja := memes.order_by("pk").first():
        phrase = _(
            "L’annuaire a déjà quelqu’un de ce nom : si c’est la même personne, "
            "faites réunir les fiches nº %(deja)s et nº %(neuve)s par %(qui)s."
        )
        mots = {"deja": deja.pk, "neuve": p.pk, "qui": qui_peut("personnes.fusionner")}
        messages.warning(request, phrase % mots, extra_tags="alerte")


def _role_tenu(numero: int) -> Affectation:
    en_cours = Affectation.objects.non_finies(timezone.localdate())
    lus = en_cours.select_related("compte__personne", "lieu", "point")
    return get_object_or_404(lus, pk=numero)


def _chez(compte: Compte) -> Lieu | None:
    """The only site where an account has its roles; None for several, or for all."""
    roles = Affectation.objects.en_cours(timezone.localdate()).filter(compte=compte)
    lieux = list(Lieu.objects.filter(pk__in=roles.values("lieu"))[:2])
    return lieux[0] if len(lieux) == 1 else None


def _lieu_d_ici(request: HttpRequest) -> Lieu | None:
    point = point_de_l_appareil(request)
    return point.lieu if point else None


def _ouvrir(request: HttpRequest, numero: int, *, actif: bool) -> HttpResponse:
    """Close an account at once, or open it again without its end date."""
    objet = _compte(numero)
    phrase = (
        _("Le compte %(de_qui)s est ouvert.") if actif else _("Le compte %(de_qui)s est fermé.")
    )
    expire_le = None if actif and not objet.est_ouvert else objet.expire_le
    try:
        services.changer_compte(
            compte=objet,
            personne=objet.personne,
            actif=actif,
            expire_le=expire_le,
            par=request.user,
        )
    except DernierAdministrateur as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, phrase % {"de_qui": du(objet)})
    return _revenir(request, numero)


def _revenir(request: HttpRequest, numero: int) -> HttpResponse:
    """Back to the account; home for whoever just gave up the right to read it."""
    moi = Compte.objects.get(pk=request.user.pk)
    if not moi.has_perm("comptes.gerer"):
        return redirect("accueil")
    return redirect("comptes:compte", numero)


def _compte(numero: int) -> Compte:
    return get_object_or_404(Compte.objects.select_related("personne"), pk=numero)
