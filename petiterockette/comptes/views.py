from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST


class Connexion(LoginView):
    """Sign in; a page that sent here gets its reader back."""

    template_name = "comptes/connexion.html"
    redirect_authenticated_user = True


@require_POST
def deconnexion(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("comptes:connexion")
