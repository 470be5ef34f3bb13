from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from collecte.lecteur import DocumentIllisible
from petiterockette.affichage.contexte import adresse
from petiterockette.champs import poser_le_refus
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.monnaie import euros
from petiterockette.refus import Refus

from ..appareil import jeton_de_l_appareil
from ..forms.retours import RendreForm, RetourForm, SansTicketForm
from ..lectures import Ici, caisse_d_ici
from ..models import Article, Vente
from ..plafonds import deja_rembourse, plafond_de
from ..recherche import chercher
from ..rendus import rendables
from ..services.avoirs import DROIT, DROIT_SANS_TICKET, rendre
from .tickets import lire_le_ticket


@droit(DROIT)
@never_cache
def ticket_rendre(request: HttpRequest, pk: int) -> HttpResponse:
    """Give back all or part of a ticket, at the till that this device holds."""
    vente = lire_le_ticket(request, pk)
    if deja := _deja(request):
        return _vers_l_avoir(request, deja, nouveau=False)
    if not vente.est_une_vente:
        return redirect("boutique:ticket", pk)
    ici, obstacle = _ici(request, DROIT, vente.ecole)
    contexte = {"vente": vente, "obstacle": obstacle}
    if obstacle:
        return render(request, "boutique/tickets/rendre.html", contexte)
    donnees = request.POST if request.method == "POST" else None
    lignes = rendables(vente.lignes.all())
    form = RendreForm(donnees, compte=request.user, ici=ici, vente=vente, rendables=lignes)
    if form.is_valid():
        if form.a_montrer:
            form.montrer()
        elif avoir := _rendre(request, form):
            return _vers_l_avoir(request, avoir, nouveau=True)
        contexte |= {"total_cts": form.total_cts, "parts": form.parts()}
    contexte |= {"ici": ici, "form": form, "plafond_cts": _reste_du_plafond(request, ici, vente)}
    return render(request, "boutique/tickets/rendre.html", contexte)


def _reste_du_plafond(request: HttpRequest, ici: Ici, vente: Vente) -> int | None:
    """What this account may still pay back of a ticket; None: no limit."""
    plafond = plafond_de(request.user, ici.point, sans_ticket=False)
    return None if plafond is None else max(0, plafond - deja_rembourse(vente))


@droit(DROIT_SANS_TICKET)
@never_cache
def retour_sans_ticket(request: HttpRequest) -> HttpResponse:
    """Take something back whose ticket is lost: the article first, then what it is worth."""
    if deja := _deja(request):
        return _vers_l_avoir(request, deja, nouveau=False)
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    ici, obstacle = _ici(request, DROIT_SANS_TICKET, ecole=False)
    cherche = request.GET.get("q", "")[:80]
    contexte = {"obstacle": obstacle, "ici": ici, "q": cherche, "article": None, "trouves": None}
    if obstacle:
        return render(request, "boutique/tickets/sans_ticket.html", contexte)
    contexte["plafond_cts"] = plafond_de(request.user, ici.point, sans_ticket=True)
    article = _article(request.GET.get("article", ""))
    if article is None:
        if cherche:
            contexte["trouves"] = [a for a in chercher(cherche) if _se_rend(a)]
        return render(request, "boutique/tickets/sans_ticket.html", contexte)
    donnees = request.POST if request.method == "POST" else None
    form = SansTicketForm(donnees, compte=request.user, ici=ici, article=article)
    if form.is_valid() and (avoir := _rendre(request, form)):
        return _vers_l_avoir(request, avoir, nouveau=True)
    contexte |= {"article": article, "form": form}
    return render(request, "boutique/tickets/sans_ticket.html", contexte)


def _article(saisi: str) -> Article | None:
    if not (saisi.isascii() and saisi.isdigit() and len(saisi) < 19):
        return None
    article = Article.objects.select_related("categorie").filter(pk=saisi).first()
    return article if article and _se_rend(article) else None


def _se_rend(article: Article) -> bool:
    """Whether an article may come back without its ticket: a thing, and not alone of its kind."""
    return not article.est_unique and article.provenance != Article.Provenance.SERVICE


def _ici(request: HttpRequest, nom_du_droit: str, ecole: bool) -> tuple[Ici | None, dict]:
    """The till that this device holds; else why nothing is paid back here, and where to go."""
    ici = caisse_d_ici(request, ecole=ecole)
    if ici is None:
        return None, {
            "titre": _("Cet appareil n’est pas à une caisse"),
            "texte": _("Un remboursement se fait à une caisse ouverte : choisissez la vôtre."),
            "url": adresse("lieux:point_choisir"),
            "geste": _("Choisir le point de cet appareil"),
        }
    if not request.user.portee(nom_du_droit).couvre_point(ici.point.lieu_id, ici.point.pk):
        raise DroitManquant(nom_du_droit, ici.point.lieu)
    caisse = {"caisse": ici.point.nom}
    if ici.session is None:
        titre = _("« %(caisse)s » est fermée") % caisse
        texte = _("Ouvrez-la d’abord : l’argent rendu sort de son tiroir.")
        if ecole:
            texte = _("Ce ticket est d’entraînement : ouvrez la caisse pour vous entraîner.")
    elif ici.journee_finie:
        titre = _("La journée de « %(caisse)s » est finie") % caisse
        texte = _("Fermez la caisse, comptez, et rouvrez-la.")
    elif not ici.tenue_ici:
        titre = _("« %(caisse)s » est tenue sur un autre appareil") % caisse
        texte = _("Rendez là-bas, ou reprenez la caisse ici.")
    else:
        return ici, {}
    return ici, {
        "titre": titre,
        "texte": texte,
        "url": adresse("boutique:caisse_ouvrir"),
        "geste": _("Aller à l’ouverture de la caisse"),
    }


def _deja(request: HttpRequest) -> Vente | None:
    """The refund that this very page made already: two taps are one."""
    try:
        uuid = UUID(request.POST.get("uuid", ""))
    except ValueError:
        return None
    avoirs = Vente.objects.select_related("serie__caisse").filter(nature=Vente.Nature.AVOIR)
    return avoirs.filter(uuid=uuid, compte=request.user).first()


def _rendre(request: HttpRequest, form: RetourForm) -> Vente | None:
    jeton = jeton_de_l_appareil(request)
    try:
        avoir, _nouveau = rendre(retour=form.geste(), compte=request.user, appareil=jeton)
    except DocumentIllisible as illisible:
        form.add_error(None, "\n".join(illisible.champs.values()))
        return None
    except Refus as refus:
        if deja := _deja(request):
            return deja
        poser_le_refus(form, refus)
        # What names no field of this page is said above it.
        for phrase in refus.champs.values():
            if phrase not in form.non_field_errors():
                form.add_error(None, phrase)
        return None
    return avoir


def _vers_l_avoir(request: HttpRequest, avoir: Vente, *, nouveau: bool) -> HttpResponse:
    dit = {"numero": avoir.numero_lisible, "total": euros(-avoir.total_cts)}
    phrase = (
        _("Ticket nº %(numero)s : %(total)s rendus.")
        if nouveau
        else _("Le ticket nº %(numero)s était déjà enregistré : %(total)s, rendus une seule fois.")
    )
    messages.success(request, phrase % dit)
    return redirect("boutique:ticket", avoir.pk)
