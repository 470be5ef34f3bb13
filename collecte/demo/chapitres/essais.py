"""Who trained lately at the counters: the chapter of the first days."""

from datetime import date, datetime, timedelta

from collecte.comptoirs.parcours import PARCOURS
from collecte.entrainement.models import Essai
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.empreintes import empreinte_de

from ..ecriture.annuaire import Annuaire

# Nobody whom a login of the demo names: whoever opens it begins.
# lieu, point, prénom, compte, poste, combien de gestes, il y a combien de jours
ESSAIS = (
    ("CHV", "Comptoir", "Paul", "benevole", "apport", 5, 24),
    ("CHV", "Comptoir", "Nour", "benevole", "apport", 4, 9),
    ("CHV", "Comptoir", "Lucie", "tri", "tri", 5, 17),
    ("CHV", "Comptoir", "Yann", "tri", "tri", 2, 3),
    ("CHV", "Quai", "Nour", "camion", "quai", 5, 31),
    ("CHV", "Quai", "Paul", "camion", "quai", 1, 2),
)
MASSE_G = 4_000


class LesEssais(Chapitre):
    """Some who learn, each at a counter; told once."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        annuaire = Annuaire(histoire.graine)
        for lieu, point, prenom, compte, poste, faits, jours in ESSAIS:
            par, de = annuaire.equipe.get((lieu, prenom)), annuaire.comptes.get(compte)
            if par is None or de is None:
                continue
            uuid = annuaire.uuid(f"essai/{prenom}/{poste}")
            *gestes, annuler = (geste.code for geste in PARCOURS[poste].gestes)
            appris = [*gestes, annuler][:faits]
            le = maintenant - timedelta(days=jours)
            Essai.objects.get_or_create(
                uuid=uuid,
                defaults={
                    **{"poste": poste, "le": le, "masse_g": MASSE_G, "par_id": par},
                    **{"compte": de, "lieu": annuaire.lieux[lieu]},
                    **{"point": annuaire.points[lieu, point]},
                    "empreinte": empreinte_de({"essai": str(uuid)}),
                    "faits": [code for code in appris if code != annuler],
                    "annule_le": le if annuler in appris else None,
                },
            )
