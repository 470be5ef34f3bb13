"""What the intake counter's page needs, gathered in a bounded number of queries."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from collecte.comptoirs.ecran import categorie_du_comptoir, contenants_du_comptoir, reglages_communs
from collecte.comptoirs.motifs import (
    MAUVAISE_CATEGORIE,
    MAUVAISE_PROVENANCE,
    MOTIFS_CORRECTION,
    MOTIFS_DE_LIGNE,
)
from collecte.comptoirs.parcours import PARCOURS, Poste
from collecte.comptoirs.textes import TEXTES_COMPTOIR
from collecte.listes.models import Categorie, Contenant, Localite, MotifRefus, Origine
from collecte.listes.services.tuiles import PLACES, tuiles_du_point
from collecte.livre.models import Bon
from collecte.matiere.dessins import NOMS_COURTS, PICTOGRAMMES
from collecte.matiere.etapes import DESTINATIONS_APPORT, Nature
from collecte.tournees.models import Arret
from collecte.tournees.services.arrets import DOMICILE
from petiterockette.comptes.models import Compte
from petiterockette.lieux.journees import collecte_suspendue
from petiterockette.lieux.models import Point


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
