from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from boutique.articles.models import Article
from boutique.articles.recherche import chercher
from boutique.caisses.appareil import jeton_de_l_appareil
from boutique.caisses.caisse_d_ici import Ici, caisse_d_ici
from boutique.caisses.qui_signe import demander_qui_signe
from boutique.ventes.models import Vente
from collecte.comptoirs.lecteur import DocumentIllisible
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import adresse_du_choix, choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Point
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import en_gardant

from ..forms.retours import RendreForm, RetourForm
from ..forms.sans_ticket import SansTicketForm
from ..plafond_du_compte import deja_rembourse, plafond_de
from ..rendus import rendables
from ..services.remboursements import DROIT, DROIT_SANS_TICKET, rendre
from .tickets import lire_le_ticket

ARTICLES_MAX = 30
# What a page of a refund without a ticket sends when nothing is to be paid back yet.
CHERCHER = ("q", "chercher", "ajouter", "enlever")
RIEN_ENCORE = {"articles": [], "trouves": None, "parts": None, "total_cts": 0, "s_entrainer": False}


@droit(DROIT)
@never_cache
def ticket_rendre(request: HttpRequest, pk: int) -> HttpResponse:
    """Give back all or part of a ticket, at the till that this device holds."""
    vente = lire_le_ticket(request, pk)
    if _fait(request):
        return redirect("boutique:ticket", pk)
    if deja := _deja(request):
        return _vers_l_avoir(request, deja, nouveau=False)
    if not vente.est_une_vente:
        return redirect("boutique:ticket", pk)
    ici, obstacle = _ici(request, DROIT, vente.ecole)
    contexte = {"vente": vente, "obstacle": obstacle, "parts": None, "total_cts": 0}
    if obstacle:
        return render(request, "boutique/tickets/rendre.html", contexte)
    donnees = donnees_postees(request)
    lignes = rendables(vente.lignes.all())
    qui_signe = demander_qui_signe(request, ici.caisse, session=ici.session, ecole=vente.ecole)
    form = RendreForm(
        donnees, compte=request.user, ici=ici, vente=vente, rendables=lignes, qui_signe=qui_signe
    )
    if form.is_valid():
        if form.a_montrer:
            form.montrer()
        elif avoir := _rendre(request, form):
            return _vers_la_caisse(form, avoir) or _vers_l_avoir(request, avoir, nouveau=True)
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
    """Take things back whose ticket is lost: the articles first, then what each is worth."""
    if fait := _fait(request):
        return redirect("boutique:ticket", fait.pk)
    if deja := _deja(request):
        return _vers_l_avoir(request, deja, nouveau=False)
    if point_de_l_appareil(request) is None:
        return choisir_le_point(request, Point.Genre.CAISSE)
    demande = request.POST if request.method == "POST" else request.GET
    ecole = demande.get("ecole") == "1"
    ici, obstacle = _ici(request, DROIT_SANS_TICKET, ecole)
    cherche = "" if "ajouter" in demande else demande.get("q", "").strip()[:80]
    contexte = {"obstacle": obstacle, "ici": ici, "ecole": ecole, "q": cherche} | RIEN_ENCORE
    if not ecole and (exercice := caisse_d_ici(request, ecole=True)):
        contexte["s_entrainer"] = exercice.tenue_ici
    if obstacle:
        return render(request, "boutique/tickets/sans_ticket.html", contexte)
    contexte["plafond_cts"] = plafond_de(request.user, ici.point, sans_ticket=True)
    if articles := _articles(request):
        form = _sans_ticket_form(request, ici, articles, ecole)
        contexte |= {"articles": articles, "form": form}
        if form.is_valid():
            if form.a_montrer:
                form.montrer()
            elif avoir := _rendre(request, form):
                return _vers_la_caisse(form, avoir) or _vers_l_avoir(request, avoir, nouveau=True)
            contexte |= {"total_cts": form.total_cts, "parts": form.parts()}
    if cherche and (request.method == "POST" or not articles):
        contexte["trouves"] = [a for a in chercher(cherche) if _se_rend(a) and a not in articles]
    return render(request, "boutique/tickets/sans_ticket.html", contexte)


def _sans_ticket_form(
    request: HttpRequest, ici: Ici, articles: list[Article], ecole: bool
) -> SansTicketForm:
    """What was typed is sent, or only kept while another article is looked for."""
    se_cherche = any(request.POST.get(nom) for nom in CHERCHER)
    envoie = request.method == "POST" and not se_cherche
    return SansTicketForm(
        request.POST if envoie else None,
        compte=request.user,
        ici=ici,
        articles=articles,
        ecole=ecole,
        qui_signe=demander_qui_signe(request, ici.caisse, session=ici.session, ecole=ecole),
        initial=request.POST.dict() if se_cherche else None,
    )


def _articles(request: HttpRequest) -> list[Article]:
    """The articles that come back, in the order they were added."""
    dits = [*request.GET.getlist("article"), *request.POST.getlist("article")]
    dits += request.POST.getlist("ajouter")
    ids = {pk: None for dit in dits if (pk := numero_lu(dit)) is not None}
    enleves = request.POST.getlist("enlever")
    lus = Article.objects.select_related("categorie").in_bulk(list(ids)[:ARTICLES_MAX])
    return [lus[pk] for pk in ids if pk in lus and str(pk) not in enleves and _se_rend(lus[pk])]


def _se_rend(article: Article) -> bool:
    """Whether an article may come back without its ticket: a thing, and not alone of its kind."""
    return not article.est_unique and article.provenance != Article.Provenance.SERVICE


def _ici(request: HttpRequest, nom_du_droit: str, ecole: bool) -> tuple[Ici | None, dict]:
    """The till that this device holds; else why nothing is paid back here, and where to go, from
    where one comes back to this very page."""
    ici, page = caisse_d_ici(request, ecole=ecole), request.get_full_path()
    if ici is None:
        return None, {
            "titre": _("Cet appareil n’est pas à une caisse"),
            "texte": _("Un remboursement se fait à une caisse ouverte : choisissez la vôtre."),
            "url": adresse_du_choix(page, Point.Genre.CAISSE),
            "geste": _("Choisir le point de cet appareil"),
        }
    if not request.user.portee(nom_du_droit).couvre_point(ici.point.lieu_id, ici.point.pk):
        raise DroitManquant(nom_du_droit, ici.point.lieu)
    caisse = {"caisse": ici.point.nom_complet}
    geste = _("Ouvrir la caisse")
    if ici.session is None:
        titre = _("« %(caisse)s » est fermée") % caisse
        texte = _("Ouvrez-la d’abord : l’argent rendu sort de son tiroir.")
        if ecole:
            texte = _("Ce ticket est d’entraînement : ouvrez la caisse pour vous entraîner.")
            geste = _("S’entraîner ici")
    elif ici.journee_finie:
        titre = _("La journée de « %(caisse)s » est finie") % caisse
        texte = _("Fermez la caisse, comptez, et rouvrez-la.")
        geste = _("Fermer et rouvrir la caisse")
    elif not ici.tenue_ici:
        titre = _("« %(caisse)s » est tenue sur un autre appareil") % caisse
        texte = _("Rendez là-bas, ou reprenez la caisse ici.")
        geste = _("Reprendre la caisse")
    else:
        return ici, {}
    ouvrir = reverse("boutique:caisse_ouvrir") + ("?ecole=1" if ecole else "")
    return ici, {"titre": titre, "texte": texte, "url": en_gardant(ouvrir, page), "geste": geste}


def _deja(request: HttpRequest) -> Vente | None:
    """The refund that this very page made already: two taps are one."""
    return _avoir_de(request, request.POST.get("uuid", ""))


def _fait(request: HttpRequest) -> Vente | None:
    """The refund that was made from a page that « Retour » shows again (``retour.js``)."""
    return _avoir_de(request, request.GET.get("fait", "")) if request.method == "GET" else None


def _avoir_de(request: HttpRequest, dit: str) -> Vente | None:
    try:
        uuid = UUID(dit)
    except ValueError:
        return None
    avoirs = Vente.objects.select_related("serie__caisse").filter(nature=Vente.Nature.AVOIR)
    return avoirs.filter(uuid=uuid, compte=request.user).first()


def _rendre(request: HttpRequest, form: RetourForm) -> Vente | None:
    jeton = jeton_de_l_appareil(request)
    try:
        avoir, _nouveau = rendre(
            retour=form.geste(), compte=request.user, appareil=jeton, preuve=form.preuve
        )
    except DocumentIllisible as illisible:
        form.add_error(None, "\n".join(illisible.champs.values()))
        return None
    except Refus as refus:
        if deja := _deja(request):
            return deja
        form.refuser(refus)
        # What names no field of this page is said above it.
        for phrase in refus.champs.values():
            if phrase not in form.non_field_errors():
                form.add_error(None, phrase)
        return None
    return avoir


def _vers_la_caisse(form: RetourForm, avoir: Vente) -> HttpResponse | None:
    """An exchange goes on at the till, where its voucher is read already."""
    bon = avoir.reglements.filter(bon_achat__isnull=False).first()
    if not form.est_un_echange or bon is None:
        return None
    return redirect(f"{reverse('boutique:caisse')}?bon={bon.reference}")


def _vers_l_avoir(request: HttpRequest, avoir: Vente, *, nouveau: bool) -> HttpResponse:
    euros_rendus = -avoir.total_cts // 100
    if nouveau:
        phrase = ngettext(
            "Ticket nº %(numero)s : %(total)s rendu.",
            "Ticket nº %(numero)s : %(total)s rendus.",
            euros_rendus,
        )
    else:
        phrase = ngettext(
            "Le ticket nº %(numero)s était déjà enregistré : %(total)s, rendu une seule fois.",
            "Le ticket nº %(numero)s était déjà enregistré : %(total)s, rendus une seule fois.",
            euros_rendus,
        )
    dit = {"numero": avoir.numero_lisible, "total": euros(-avoir.total_cts)}
    messages.success(request, phrase % dit)
    return redirect("boutique:ticket", avoir.pk)
