"""What the intake counter's page needs, gathered in a bounded number of queries."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.models import Compte
from petiterockette.lieux.journees import collecte_suspendue
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Personne

from .etapes import DESTINATIONS_APPORT, Nature
from .models import Arret, Bon, Categorie, Contenant, Localite, MotifRefus, Origine, Poste
from .parcours import PARCOURS
from .services.arrets import DOMICILE
from .services.mois import ANTIDATE_MAX
from .services.pesees import PEU_PLAUSIBLE_G
from .services.tuiles import tuiles_du_point
from .textes import SAISI_DEUX_FOIS, TEXTES_COMPTOIR

PLACES = 11
PICTOGRAMMES = {
    "a_trier": "boxes",
    "rayon": "store",
    "atelier": "wrench",
    "a_recycler": "recycle",
    "a_jeter": "trash-2",
}
NOMS_COURTS = {"a_recycler": _("Recycler"), "a_jeter": _("Jeter")}
MAUVAISE_PROVENANCE = _("Mauvaise provenance")
MAUVAISE_CATEGORIE = _("Mauvaise catégorie")
# Those that are about one of its weighings.
MOTIFS_DE_LIGNE = (MAUVAISE_CATEGORIE, _("Mauvais poids"), _("Mauvaise tare"))
MOTIFS_CORRECTION = (
    *MOTIFS_DE_LIGNE,
    MAUVAISE_PROVENANCE,
    SAISI_DEUX_FOIS,
    _("Autre raison"),
)


def contexte_du_comptoir(compte: Compte, point: Point) -> dict[str, Any]:
    """The template's context: model rows for the tiles, and ``reglages`` for the modules."""
    jour = timezone.localdate()
    communs = reglages_communs(compte, point, jour)
    categories = list(Categorie.objects.visibles().filter(famille="objets", interne=False))
    tuiles = tuiles_du_point(point)[:PLACES]
    origines = list(Origine.objects.visibles())
    localites = list(Localite.objects.visibles())
    contenants = list(Contenant.objects.visibles())
    motifs = list(MotifRefus.objects.visibles())
    reglages = {
        **communs,
        "peut": {
            **communs["peut"],
            "refuser": compte.has_perm("collecte.refuser_un_don", point.lieu),
        },
        "adresses": {
            **communs["adresses"],
            "depots": reverse("collecte:depots"),
            "du_jour": reverse("collecte:depots_du_jour"),
        },
        "depots_du_jour": nombre_de_depots(point.lieu_id, jour),
        "categories": [categorie_du_comptoir(c) for c in categories],
        "tuiles": [c.pk for c in tuiles],
        "contenants": contenants_du_comptoir(contenants),
        "origines": [{"id": o.pk, "code": o.code, "nom": o.nom} for o in origines],
        "origine_defaut": origines[0].pk if origines else None,
        "localites": [
            {"id": lo.pk, "nom": lo.nom, "tuile": lo.tuile, "non_demande": lo.non_demande}
            for lo in localites
        ],
        "motifs_refus": [{"id": m.pk, "nom": m.nom} for m in motifs],
        "motifs_correction": [str(m) for m in MOTIFS_CORRECTION],
        "motifs_de_ligne": [str(m) for m in MOTIFS_DE_LIGNE],
        "motif_provenance": str(MAUVAISE_PROVENANCE),
        "motif_categorie": str(MAUVAISE_CATEGORIE),
        "destinations": [
            {
                "code": str(e),
                "nom": str(NOMS_COURTS.get(e) or str(e.label).capitalize()),
                "pictogramme": PICTOGRAMMES[e],
            }
            for e in DESTINATIONS_APPORT
        ],
        "textes": {cle: str(phrase) for cle, phrase in TEXTES_COMPTOIR.items()},
    }
    return {
        "reglages": reglages,
        "parcours": PARCOURS[Poste.APPORT],
        "categories": categories,
        "tuiles": tuiles,
        "origines": origines,
        "localites": localites,
        "contenants": contenants,
        "motifs_refus": motifs,
        "motifs_correction": MOTIFS_CORRECTION,
        "collecte_suspendue": collecte_suspendue(point.lieu),
    }


def reglages_communs(compte: Compte, point: Point, jour: date) -> dict[str, Any]:
    """What the modules of every counter need: who, where, since when, the addresses."""
    equipe = list(Personne.objects.de_l_equipe(point.lieu, jour))
    if compte.personne_id and all(p.pk != compte.personne_id for p in equipe):
        equipe.insert(0, compte.personne)
    ouvert_le = max(point.ouvert_le, point.lieu.ouvert_le)
    return {
        "compte": compte.pk,
        "ecole": False,
        "lieu": {"code": point.lieu.code, "nom": point.lieu.nom},
        "point": {"id": point.pk, "nom": point.nom, "maximum_g": point.maximum_g},
        "jour": jour.isoformat(),
        "jour_min": max(jour - timedelta(days=ANTIDATE_MAX.days), ouvert_le).isoformat(),
        "peut": {"antidater": compte.has_perm("collecte.antidater", point.lieu)},
        "adresses": {
            "equipiers": reverse("collecte:equipiers"),
            "connexion": reverse("comptes:connexion"),
        },
        "equipe": [{"id": p.pk, "nom": str(p)} for p in equipe],
        "moi": compte.personne_id,
        "peu_g": PEU_PLAUSIBLE_G,
    }


def contenants_du_comptoir(contenants: Iterable[Contenant]) -> list[dict[str, Any]]:
    """Containers as the modules know them; tares in grams."""
    return [{"id": c.pk, "nom": c.nom, "tare_g": c.tare_g} for c in contenants]


def categorie_du_comptoir(c: Categorie) -> dict[str, Any]:
    return {
        "id": c.pk,
        "code": c.code,
        "nom": c.nom,
        "nom_court": c.nom_court or c.nom,
        "parent": c.parent_id,
        "motif": c.motif,
        "pictogramme": c.pictogramme,
        "plausible_g": c.net_plausible_g,
        "destination": c.destination,
        "vrac": c.vrac,
        "indisponible": c.indisponible,
    }


def venue_de(arret: Arret) -> dict[str, int]:
    """What the next deposit is of, when it weighs a stop: its place on the ticket, by ids."""
    assert arret.demande is not None  # Only a pick-up is weighed.
    origine = Origine.objects.visibles().filter(code=DOMICILE).first()
    localite = Localite.objects.visibles().filter(pk=arret.demande.localite_id).first()
    trouvees = {"origine": origine, "localite": localite}
    dites = {nom: rangee.pk for nom, rangee in trouvees.items() if rangee}
    return {**dites, "arret": arret.pk, "arret_rang": arret.rang}


def nombre_de_depots(lieu: int, jour: date) -> int:
    """How many deposits of a site stand on a day."""
    poses = Bon.objects.filter(lieu=lieu, jour=jour, nature=Nature.APPORT, annulation=None)
    return poses.count()


def seule_categorie(bon: Bon) -> int | None:
    """The category's id of a deposit's only line; None where there is more to type again."""
    lignes = bon.lignes.all()
    return lignes[0].categorie_id if len(lignes) == 1 and not bon.refuses.all() else None


def document_du_bon(bon: Bon) -> dict[str, Any]:
    """The document of a cancelled deposit, without its uuid: what reopens its ticket."""
    apport = bon.apport
    lignes = bon.lignes.prefetch_related("tares")
    aujourd_hui = timezone.localdate()
    return {
        "lieu": bon.lieu.code,
        "point": bon.point_id,
        "par": bon.par_id,
        "origine": apport.origine_id,
        "localite": apport.localite_id,
        "donateur": apport.donateur.prenom if apport.donateur else None,
        "commentaire": bon.commentaire.texte if hasattr(bon, "commentaire") else "",
        "jour": None if bon.jour == aujourd_hui else bon.jour.isoformat(),
        "remplace": bon.pk,
        "lignes": [
            {
                "categorie": ligne.categorie_id,
                "brut_g": ligne.brut_g,
                "tares": [{"contenant": t.contenant_id, "n": t.n} for t in ligne.tares.all()],
                "masse_g": ligne.masse_g,
                "quantite": ligne.quantite,
                "mesure": ligne.mesure,
                "destination": ligne.vers,
                "confirmee": True,
            }
            for ligne in lignes
        ],
        "refuses": [{"categorie": r.categorie_id, "motif": r.motif_id} for r in bon.refuses.all()],
    }
