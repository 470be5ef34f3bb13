from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from petiterockette.freins.services import Frein
from petiterockette.saisie.champs import viser_la_premiere_erreur
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.visiteur import foyer_du_visiteur

from .. import services
from ..demonstration import MOT_DE_PASSE, comptes_de_demo
from ..droits_expliques import droits_du_compte, table_des_droits
from ..forms.connexion import ConnexionForm, MonMotDePasseForm
from ..models import Compte
from ..qui_demander import qui_tient_les_comptes
from ..refus import TropDeConnexions
from ..roles import Role, pour

# One password tried over many names; axes brakes many passwords tried over one name. A whole site
# stands behind one address: newcomers who mistype all morning stay below.
ESSAIS = Frein("connexion", par_foyer=30, refus=TropDeConnexions)


class Connexion(LoginView):
    """Sign in; a page that sent here gets its reader back."""

    template_name = "comptes/connexion.html"
    authentication_form = ConnexionForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        demo = {"comptes_de_demo": comptes_de_demo(), "mot_de_passe_de_demo": MOT_DE_PASSE}
        return super().get_context_data(**kwargs) | demo

    def get(self, request, *args, **kwargs):
        # Nobody may sign in yet: the house has a first page.
        if not Compte.objects.exists():
            return redirect("depart:depart")
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        # Even with the right password: else the pause would say which one is right.
        try:
            ESSAIS.exiger(foyer_du_visiteur(request))
            return super().post(request, *args, **kwargs)
        except TropDeConnexions as refus:
            pause = {"cooloff_timedelta": ESSAIS.fenetre}
            return render(request, "comptes/trop_d_essais.html", pause, status=refus.statut)

    def form_invalid(self, form):
        ESSAIS.compter(foyer_du_visiteur(self.request))
        return super().form_invalid(form)


@require_POST
def deconnexion(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("comptes:connexion")


@sensitive_post_parameters()
@never_cache
def mot_de_passe(request: HttpRequest) -> HttpResponse:
    """Change one's own password: every other device signed in with it has to sign in again."""
    form = MonMotDePasseForm(request.user, donnees_postees(request))
    if form.is_valid():
        services.changer_mot_de_passe(
            compte=request.user,
            mot_de_passe=form.cleaned_data["new_password1"],
            par=request.user,
        )
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Votre mot de passe est changé."))
        return redirect("accueil")
    viser_la_premiere_erreur(form)
    return render(request, "comptes/mot_de_passe.html", {"form": form})


@never_cache
def droits(request: HttpRequest) -> HttpResponse:
    """Who I am and what I may do here; then every role and every right, on one page."""
    return render(
        request,
        "comptes/droits.html",
        {
            **droits_du_compte(request.user),
            "table": table_des_droits(),
            "roles": [role.label for role in Role],
            "roles_pour": [(role.label, pour(role)) for role in Role],
            "demander_a": qui_tient_les_comptes(),
            # The page of components matters to whoever builds pages, not to a shop day.
            "tient_la_maison": request.user.has_perm("lieux.gerer"),
        },
    )
