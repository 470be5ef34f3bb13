"""The indicators of the till: turnover, baskets, objects, kilograms, and what is apart."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.regles.models import Activite
from boutique.tickets_repris.bilans import bilan_du_tout
from petiterockette.indicateurs.registre import (
    REPRIS,
    Famille,
    Indicateur,
    Portee,
    Unite,
    Valeur,
    bilan,
    inscrire,
)

from .indicateurs_hors_caisse import HORS_CAISSE

# Activity → the key of its turnover.
PAR_ACTIVITE = {
    "boutique": "ca_reemploi_cts",
    "cafe": "ca_cafe_cts",
    "ateliers": "ca_ateliers_cts",
    "formation": "ca_formation_cts",
    "velo": "ca_velo_cts",
}
AUTRES = "ca_autres_cts"


@bilan("caisse")
def caisse(portee: Portee) -> Mapping[str, Valeur]:
    """The figures of the tickets of a period, at the tills of some sites."""
    codes = dict(Activite.objects.filter(dans_le_ca=True).values_list("pk", "code"))
    b = bilan_du_tout(portee.debut, portee.fin, portee.lieux, codes)
    par_activite = dict.fromkeys((*PAR_ACTIVITE.values(), AUTRES), 0)
    for activite, code in codes.items():
        par_activite[PAR_ACTIVITE.get(code, AUTRES)] += b.par_activite.get(activite, 0)
    return {
        **par_activite,
        "passages": b.passages,
        "ca_cts": b.ca_cts,
        "ventes": b.ventes,
        "panier_moyen_cts": b.panier_moyen_cts,
        "objets": b.objets,
        "prix_moyen_cts": b.prix_moyen_cts,
        "masse_g": b.masse_g,
        "certitude": b.certitude,
        "au_kg_cts": b.au_kg_cts,
        "remises_cts": b.remises_cts,
        "offerts": b.sommes.offerts,
        "rendu_cts": b.rendu_cts,
        "hors_ca_cts": b.hors_ca_cts,
        REPRIS: bool(b.repris_cts),
    }


_TICKETS = _("Les tickets de caisse, remboursements compris ; les tickets d’entraînement jamais.")
_APART = _("Les adhésions, les dons d’argent et les bons d’achat vendus n’y sont pas.")


def _de_la_caisse(
    code: str, cle: str, libelle: Any, unite: Unite, definition: Any, **autres: Any
) -> Indicateur:
    return Indicateur(
        code=code,
        famille=Famille.CAISSE,
        libelle=libelle,
        unite=unite,
        definition=definition,
        source=_TICKETS,
        bilan="caisse",
        cle=cle,
        **autres,
    )


inscrire(
    _de_la_caisse(
        "CA",
        "ca_cts",
        _("Chiffre d’affaires"),
        Unite.CENTIMES,
        _("Ce que les activités de vente ont rapporté, taxes comprises, remboursements déduits."),
        exclusions=_APART,
    ),
    *(
        _de_la_caisse(
            code,
            cle,
            libelle,
            Unite.CENTIMES,
            _("La part du chiffre d’affaires encaissée pour cette activité."),
            exclusions=autres or _APART,
        )
        for code, cle, libelle, autres in (
            (
                "CA_REEMPLOI",
                "ca_reemploi_cts",
                _("… dont boutique"),
                _("Ce que la boutique achète pour le revendre y est aussi."),
            ),
            ("CA_CAFE", "ca_cafe_cts", _("… dont café"), ""),
            (
                "CA_VELO",
                "ca_velo_cts",
                _("… dont atelier vélo"),
                _("Les vélos, les pièces et le reste y sont ensemble."),
            ),
            ("CA_ATELIERS", "ca_ateliers_cts", _("… dont ateliers et animations"), ""),
            (
                "CA_FORMATION",
                "ca_formation_cts",
                _("… dont formation"),
                _("Ce qui est facturé sans passer en caisse n’y est pas."),
            ),
            (
                "CA_AUTRES",
                AUTRES,
                _("… dont autres activités"),
                "",
            ),
        )
    ),
    _de_la_caisse(
        "N_VENTES",
        "ventes",
        _("Ventes"),
        Unite.NOMBRE,
        _("Tickets de vente qui ont au moins une ligne de chiffre d’affaires, même à 0 €."),
        exclusions=_(
            "Les remboursements, les corrections de paiement et les tickets qui ne portent qu’une "
            "adhésion, un don ou un bon d’achat n’y sont pas."
        ),
    ),
    _de_la_caisse(
        "N_CLIENTS",
        "passages",
        _("Passages en caisse"),
        Unite.NOMBRE,
        _("Tickets de vente, quoi qu’ils portent. Une personne qui revient compte encore."),
        exclusions=_("Les remboursements et les corrections de paiement n’y sont pas."),
    ),
    _de_la_caisse(
        "PANIER_MOYEN",
        "panier_moyen_cts",
        _("Panier moyen"),
        Unite.CENTIMES,
        _("Ce qu’une vente rapporte, en moyenne."),
        formule=_("chiffre d’affaires / ventes"),
        exclusions=_APART,
    ),
    _de_la_caisse(
        "OBJETS_VENDUS",
        "objets",
        _("Objets vendus"),
        Unite.NOMBRE,
        _("Objets vendus ou offerts en caisse, retours déduits."),
        exclusions=_(
            "Les lots et les ventes au poids « sans nombre » et les services n’y sont pas."
        ),
    ),
    _de_la_caisse(
        "PRIX_MOYEN",
        "prix_moyen_cts",
        _("Prix moyen d’un objet"),
        Unite.CENTIMES,
        _("Ce qu’un objet rapporte, en moyenne, remises déduites."),
        formule=_("montant des lignes dont le nombre est connu / objets vendus"),
        exclusions=_("Les lots et les ventes au poids « sans nombre » n’y sont pas."),
    ),
    _de_la_caisse(
        "KG_VENDUS_CAISSE",
        "masse_g",
        _("Kilos vendus en caisse"),
        Unite.GRAMMES,
        _(
            "Les kilos des objets donnés puis vendus, retours déduits : pesés, ou estimés par un "
            "poids moyen figé ce jour-là. Repris d’avant, un poids dont on ne sait s’il est d’un "
            "objet ou de tous est estimé, ici comme dans la matière."
        ),
        formule=_("kilos pesés + objets jamais pesés × poids moyen"),
        exclusions=_(
            "Ce qui a été acheté pour être revendu et les objets sans masse connue n’y sont pas."
        ),
    ),
    _de_la_caisse(
        "CERTITUDE_CAISSE",
        "certitude",
        _("Certitude des kilos vendus"),
        Unite.POURCENT,
        _("La part de ces kilos qui a été pesée en caisse."),
        formule=_("kilos pesés / kilos vendus en caisse"),
        exclusions=_("Les objets sans masse connue n’y sont pas : ils n’ont pas de kilos."),
    ),
    _de_la_caisse(
        "EUROS_AU_KG",
        "au_kg_cts",
        _("Euros au kilo"),
        Unite.CENTIMES_AU_KG,
        _("Ce qu’un kilo vendu rapporte, en moyenne."),
        formule=_("montant des lignes qui ont une masse / leurs kilos"),
        exclusions=_("Les objets sans masse connue et les services n’y sont pas."),
    ),
    _de_la_caisse(
        "REMISES",
        "remises_cts",
        _("Remises"),
        Unite.CENTIMES,
        _("Ce que les opérations et les remises faites à la main ont ôté du prix du catalogue."),
        exclusions=_("Les lignes à 0 € n’y sont pas : elles sont comptées comme offertes."),
    ),
    _de_la_caisse(
        "N_OFFERTS",
        "offerts",
        _("Lignes offertes"),
        Unite.NOMBRE,
        _("Lignes de ticket à 0 €. Leurs kilos comptent comme vendus."),
    ),
    _de_la_caisse(
        "REMBOURSEMENTS",
        "rendu_cts",
        _("Remboursé"),
        Unite.CENTIMES,
        _("Ce qui a été rendu aux clients. Déjà déduit du chiffre d’affaires."),
        exclusions=_APART,
    ),
    _de_la_caisse(
        "HORS_CA",
        "hors_ca_cts",
        _("Hors chiffre d’affaires"),
        Unite.CENTIMES,
        _("Adhésions, dons d’argent et bons d’achat vendus, remboursements déduits."),
    ),
    *HORS_CAISSE,
)
