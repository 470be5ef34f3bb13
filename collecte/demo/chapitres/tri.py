"""The chapter of the sorting table: what partners look for today, and what was checked."""

from datetime import date, datetime, timedelta

from collecte.listes.models import Categorie
from collecte.tri.models import ControleFait, Souhait
from collecte.tri.services.controles_avant_vente import controler, controles_de
from collecte.tri.services.souhaits import servir_le_souhait, souhaiter
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Structure

from ..ecriture.annuaire import uuid_de

# partenaire, catégorie, quoi, combien, servi, pendant combien de jours (None : sans fin), note
SOUHAITS = (
    ("Action froid", "textiles", "couvertures", 20, 8, 21, "propres, sans trou"),
    ("Action froid", "textiles", "manteaux d’homme", 30, 0, 21, ""),
    ("La maison de la plage", "vaisselle", "assiettes cassées", 200, 120, None, "pour mosaïque"),
    ("La maison de la plage", "bibelots", "miroirs", 10, 0, None, ""),
)
# catégorie, bons, pas bons
CONTROLES = (("pam", 6, 2), ("informatique", 1, 0), ("ecrans", 2, 1))


class LesReferencesDuTri(Chapitre):
    """Notes what is looked for once, and a morning's checks."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        lieu = Lieu.objects.filter(code="CHV").first()
        comptes = {c.identifiant: c for c in Compte.objects.select_related("personne")}
        if lieu is None or not {"responsable", "tri"} <= comptes.keys():
            return
        categories = {c.code: c for c in Categorie.objects.all()}
        structures = {s.nom: s for s in Structure.objects.all()}
        for n, (qui, code, quoi, combien, servi, jours, note) in enumerate(SOUHAITS):
            uuid = uuid_de(histoire.graine, f"souhait{n}")
            deja = Souhait.objects.filter(uuid=uuid).exists()
            if deja or qui not in structures or code not in categories:
                continue
            souhait, _cree = souhaiter(
                uuid=uuid,
                structure=structures[qui],
                categorie=categories[code],
                lieu=lieu,
                quoi=quoi,
                quantite=combien,
                jusqu_au=jour + timedelta(days=jours) if jours else None,
                note=note,
                compte=comptes["responsable"],
            )
            servir_le_souhait(souhait=souhait, avant=0, servi=servi, compte=comptes["responsable"])
        for code, bons, pas_bons in CONTROLES:
            uuid = uuid_de(histoire.graine, f"{lieu.code}/{jour}/controle/{code}")
            categorie = categories.get(code)
            liste = controles_de(categorie) if categorie else []
            if liste and not ControleFait.objects.filter(uuid=uuid).exists():
                controler(
                    uuid=uuid,
                    lieu=lieu,
                    categorie=categorie,
                    controles=liste,
                    conformes=bons,
                    non_conformes=pas_bons,
                    par=None,
                    compte=comptes["tri"],
                )
