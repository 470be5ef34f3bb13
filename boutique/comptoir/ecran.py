"""What the till's page needs, gathered in a number of queries that no history changes."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.articles.models import Article, Operation, Public
from boutique.articles.views.articles import ETALONNER
from boutique.caisses.balance import sans_balance
from boutique.caisses.caisse_d_ici import Ici
from boutique.caisses.models import Caisse, Session
from boutique.caisses.services.presences import qui_tient
from boutique.regles.models import Moyen
from boutique.tickets.bons_du_ticket import bons_donnes, restes_des_bons
from boutique.ventes.cas_du_ticket import NOTE_DES_CTS
from boutique.ventes.lignes_lues import cas_de, durables_parmi
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.vendables import VENDABLES, vendable
from collecte.comptoirs.ecran import reglages_communs
from collecte.comptoirs.parcours import PARCOURS
from collecte.listes.models import Categorie
from collecte.listes.services.tuiles import tuiles_du_point
from petiterockette.comptes.models import Compte
from petiterockette.lieux.appareil import adresse_du_choix
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import CodeDeCaisse
from petiterockette.temps.dates import date_format

from .etal import (
    activite_d_abord,
    articles_de_la_grille,
    articles_en_json,
    rayons_de,
    uniques_d_abord,
)
from .textes import RACCOURCIS, TEXTES_CAISSE

# Ten tiles, what is not goods, and the others.
PLACES = 10
POURCENTS = (10, 20, 30, 50)
# What « Plus » and the last ticket offer to who may do it.
DE_LA_PAGE = ("rembourser", "rembourser_sans_ticket", "lire_la_caisse", "corriger")
ENCAISSER = "boutique.encaisser"


def contexte_de_la_caisse(compte: Compte, ici: Ici, appareil: str) -> dict[str, Any]:
    """The template's context: rows for the tiles, and ``reglages`` for the modules."""
    session, caisse = ici.session, ici.caisse
    assert session is not None
    assert caisse is not None
    communs = reglages_communs(compte, ici.point, timezone.localdate())
    d_abord = activite_d_abord(caisse, compte)
    articles = [*articles_de_la_grille(), *uniques_d_abord(caisse, d_abord)]
    rayons = rayons_de(articles)
    # What the till opens on has the first place, before the shop's goods.
    premier = next((r for r in rayons if r.activite == d_abord), None)
    tuiles = [c for c in tuiles_du_point(ici.point) if not c.vrac]
    places = PLACES - bool(premier)
    if len(tuiles) > places + 1:
        tuiles = tuiles[:places]
    categories = list(
        Categorie.objects.visibles().filter(famille="objets", interne=False, vrac=False)
    )
    autres = [c for c in categories if c.parent_id is None and c not in tuiles]
    operations = operations_de(caisse, session)
    leurs = {o["public"] for o in operations} - {None}
    publics = list(Public.objects.filter(visible=True, pk__in=leurs)) if leurs else []
    moyens = list(_moyens())
    peut = {nom: compte.has_perm(f"boutique.{nom}", ici.point.lieu) for nom in DE_LA_PAGE}
    reglages = {
        **communs,
        "ecole": session.ecole,
        "code": _codes(compte, caisse, session, communs["equipe"], appareil),
        "session": session.pk,
        "caisse": ici.point.nom,
        "articles": articles_en_json(articles, session),
        "categories": [
            {"id": c.pk, "code": c.code, "nom": c.nom, "parent": c.parent_id} for c in categories
        ],
        "tuiles": [*([premier.cle] if premier else []), *(c.pk for c in tuiles)],
        "rayons": [r.en_json for r in rayons],
        # What the till opens on, whatever the device did last; none: the shop's goods.
        "depart": premier and premier.cle,
        "operations": operations,
        "moyens": [_moyen(m) for m in moyens],
        "plausibles": {
            "quantite": caisse.quantite_plausible,
            "montant_cts": caisse.montant_plausible_cts,
        },
        "sans_balance": sans_balance(caisse, session.jour),
        "ventes": ventes_de(session),
        "retours": retours_de(session),
        "pour_qui": {g: ou for g, v in VENDABLES.items() if (ou := v.pour_qui())},
        "note_des_cts": NOTE_DES_CTS,
        # What may be done of the ticket that was just rung up: a page under its own, its words.
        "apres": [
            suite
            for nom, *suite in (
                ("corriger", "corriger/?pour=caisse", "banknote", "recu_autre"),
                ("rembourser", "rendre/", "undo-2", "annuler_vente"),
            )
            if peut[nom]
        ],
        "adresses": {
            **communs["adresses"],
            "ventes": reverse("boutique:ventes_poster"),
            "etat": reverse("boutique:caisse_etat"),
            "code": reverse("boutique:caisse_code"),
            "chercher": reverse("boutique:chercher"),
            "evenement": reverse("boutique:caisse_evenement"),
            "bon": reverse("boutique:caisse_bon"),
        },
        "textes": {cle: str(phrase) for cle, phrase in TEXTES_CAISSE.items()},
    }
    return {
        "reglages": reglages,
        "parcours": PARCOURS["caisse"],
        "ici": ici,
        "pourcents": POURCENTS,
        "raccourcis": RACCOURCIS,
        "fermer": reverse("boutique:session_compter", args=[session.pk]),
        # Nothing that is done while training counts: what an object weighs would.
        "etalonne": not session.ecole and compte.has_perm(ETALONNER, ici.point.lieu),
        "peut": peut,
        "autres": autres,
        "premier": premier,
        "rayons": rayons,
        "autres_rayons": [r for r in rayons if r != premier],
        "autres_n": len(autres) + len(rayons) - bool(premier),
        "changer": _changer(compte, ici.point, ecole=session.ecole),
        "ouverte_a": date_format(timezone.localtime(session.ouverte_le), _(r"G \h i")),
        "categories": categories,
        "tuiles": tuiles,
        "publics": publics,
        "moyens": moyens,
    }


def _changer(compte: Compte, ici: Point, *, ecole: bool) -> str:
    """Where this device says that it stands at another till; nothing where there is no other."""
    portee = compte.portee(ENCAISSER)
    ouvertes = Point.objects.ouverts(timezone.localdate()).filter(genre=Point.Genre.CAISSE)
    autres = ouvertes.exclude(pk=ici.pk).values_list("lieu", "pk")
    if ecole or not any(portee.couvre_point(*autre) for autre in autres):
        return ""
    return adresse_du_choix(reverse("boutique:caisse"), Point.Genre.CAISSE)


def _codes(
    compte: Compte, caisse: Caisse, session: Session, equipe: list[dict[str, Any]], appareil: str
) -> dict[str, Any] | None:
    """Where the till asks for codes: who holds it, who needs none, who has yet to choose one."""
    if session.ecole or not caisse.demande_le_code:
        return None
    ids = [e["id"] for e in equipe]
    avec = CodeDeCaisse.objects.filter(personne__in=ids).values_list("personne", flat=True)
    tient = qui_tient(session, caisse, appareil, compte)
    return {
        "tient": tient.personne if tient else None,
        "mien": compte.personne_id,
        "sans": sorted(set(ids) - set(avec)),
    }


def operations_de(caisse: Caisse, session: Session) -> list[dict[str, Any]]:
    """The operations that may apply at a till that day, whoever the public."""
    retenues = []
    operations = Operation.objects.du_jour(session.jour).prefetch_related("categories", "points")
    for o in operations:
        points = {p.pk for p in o.points.all()}
        if not points or caisse.point_id in points:
            retenues.append(
                {
                    "id": o.pk,
                    "nom": o.nom,
                    "pourcent": o.pourcent,
                    "categories": sorted(c.pk for c in o.categories.all()),
                    "public": o.public_id,
                }
            )
    return retenues


def _moyens():
    visibles = Moyen.objects.filter(visible=True)
    return visibles.prefetch_related("activites")


def _moyen(moyen: Moyen) -> dict[str, Any]:
    return {
        "id": moyen.pk,
        "nom": moyen.nom,
        "genre": moyen.genre,
        "rend": moyen.rend_la_monnaie,
        "plafond": moyen.plafond_cts,
        "activites": sorted(a.pk for a in moyen.activites.all()),
        "pictogramme": moyen.pictogramme,
    }


def ventes_de(session: Session) -> int:
    """How many tickets this session has written."""
    return Vente.objects.filter(session=session, nature=Vente.Nature.VENTE).count()


def retours_de(session: Session) -> int:
    """How many refunds this session has written: none of them is a sale less."""
    return Vente.objects.filter(session=session, nature=Vente.Nature.AVOIR).count()


def fraicheur(ids: Iterable[int], caisse: Caisse, session: Session) -> dict[str, Any]:
    """What the lists say now of these articles and of the day: for a page that is behind."""
    articles = Article.objects.en_vente().filter(pk__in=set(ids))
    lus = articles.select_related("activite", "categorie__parent", "objet__lieu")
    return {
        "articles": articles_en_json(lus, session),
        "operations": operations_de(caisse, session),
    }


# What the screen reads of a ticket's lines, and no more: this is read at each sale.
_DU_TICKET = (
    LigneVente.objects.order_by("rang")
    .select_related("activite", "categorie__parent")
    .only(
        *("vente", "genre", "cle", "libelle", "quantite", "provenance", "montant_cts", "masse_g"),
        *("activite__dans_le_ca", "categorie__code", "categorie__parent__code"),
    )
)


def ticket_en_json(vente: Vente) -> dict[str, Any]:
    """What the screen shows of a ticket; read again, two queries, just recorded, none."""
    prefetch_related_objects([vente], Prefetch("lignes", _DU_TICKET.all()), "reglements")
    lignes = vente.ses_lignes
    return {
        "id": vente.pk,
        "numero": vente.numero_lisible,
        "total_cts": vente.total_cts,
        "donne_cts": vente.donne_cts,
        "rendu_cts": vente.rendu_cts,
        "masse_g": vente.masse_g,
        "cas": cas_de(lignes),
        "garantie": bool(durables_parmi(lignes)),
        # Their codes go to the hand that paid: on this screen and on the paper, nowhere else.
        "bons_vendus": [
            {"code": b.code, "valeur_cts": b.valeur_cts, "expire": date_format(b.expire_le)}
            for b in bons_donnes(vente)
        ],
        "bons_restes": [
            {"nom": r.libelle, "reste_cts": r.reste_cts, "expire": date_format(r.expire_le)}
            for r in restes_des_bons(vente)
        ],
        "suites": [suite for li in lignes if (suite := vendable(li.genre).suite(li))],
        "message": _("Ticket nº %(numero)s enregistré.") % {"numero": vente.numero_lisible},
        "adresses": {
            "ticket": reverse("boutique:ticket", args=[vente.pk]),
            "papier": reverse("boutique:ticket_papier", args=[vente.pk]),
            "courriel": reverse("boutique:ticket_courriel", args=[vente.pk]),
            "code": reverse("boutique:ticket_code", args=[vente.pk]),
            "refuse": reverse("boutique:ticket_refuse", args=[vente.pk]),
        },
    }
