"""The demo's sites, people and accounts: one account a role, the same password for all."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.lieux.models import Lieu, Point
from petiterockette.lieux.services import charger_les_lieux
from petiterockette.personnes.codes import donner_son_code
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import accueillir, inscrire

from .demonstration import CODE_DE_CAISSE, MOT_DE_PASSE
from .models import Compte
from .roles import Role
from .services import affecter

# The name tiles of each ressourcerie.
EQUIPES: dict[str, tuple[str, ...]] = {
    "CHV": ("Awa", "Camille", "Djibril", "Inès", "Lucie", "Moussa", "Nour", "Paul", "Rosa", "Yann"),
    "MTG": ("Fatou", "Gaël", "Jeanne", "Malik", "Soledad", "Théo"),
}
# login: (role, first name, site, point); no site: everywhere.
COMPTES: dict[str, tuple[str, str, str, str]] = {
    "benevole": (Role.BENEVOLE, "Awa", "CHV", ""),
    "tri": (Role.TRI, "Djibril", "CHV", ""),
    "caisse": (Role.CAISSE, "Inès", "CHV", ""),
    "camion": (Role.CAMION, "Moussa", "CHV", ""),
    "cuisine": (Role.CUISINE, "Rosa", "CHV", ""),
    "animation": (Role.ANIMATION, "Lucie", "", ""),
    "formation": (Role.FORMATION, "Nour", "", ""),
    "mecanique": (Role.MECANIQUE, "Yann", "GON", ""),
    "responsable": (Role.RESPONSABLE, "Camille", "CHV", ""),
    "pole": (Role.POLE, "Louise", "", ""),
    "tresorerie": (Role.TRESORERIE, "Bernard", "", ""),
    "controle": (Role.CONTROLE, "Hélène", "", ""),
    "direction": (Role.DIRECTION, "Sofia", "", ""),
    "admin": (Role.ADMINISTRATION, "Karim", "", ""),
}
# Nobody's family names: flowers, trees and birds, as all those of the demo.
FAMILLES = {
    "Awa": "Genêt", "Camille": "Bruyère", "Djibril": "Charme", "Inès": "Dupré",
    "Lucie": "Fougère", "Moussa": "Platane", "Nour": "Lavande", "Paul": "Sureau",
    "Rosa": "Aubépine", "Yann": "Ajonc", "Fatou": "Verveine", "Gaël": "Goéland",
    "Jeanne": "Bleuet", "Malik": "Cormoran", "Soledad": "Jonquille", "Théo": "Noyer",
    "Louise": "Érable", "Bernard": "Héron", "Hélène": "Pervenche", "Sofia": "Glycine",
    "Karim": "Olivier",
}  # fmt: skip
CONTROLE_DURE = timedelta(days=90)


class LesGens(Chapitre):
    """The sites of the house, and who works there."""

    def fonder(self, histoire: Histoire) -> None:
        charger_les_lieux(ouvert_le=histoire.debut)
        lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
        personnes: dict[str, Personne] = {}
        for code, prenoms in EQUIPES.items():
            for prenom in prenoms:
                personnes[prenom] = accueillir(
                    prenom=prenom,
                    nom=FAMILLES[prenom],
                    lieu=lieux[code],
                    debut=histoire.debut,
                    compte=None,
                )
        for personne in personnes.values():
            donner_son_code(
                personne=personne,
                code=CODE_DE_CAISSE,
                encore=CODE_DE_CAISSE,
                lieu=None,
                compte=None,
            )
        # One slow hash for all of them, and no check: this password is public.
        empreinte = make_password(MOT_DE_PASSE)
        for identifiant, (role, prenom, code, nom_du_point) in COMPTES.items():
            personne = personnes.get(prenom) or inscrire(
                prenom=prenom, nom=FAMILLES[prenom], compte=None
            )
            compte = Compte.objects.create(
                identifiant=identifiant, personne=personne, password=empreinte
            )
            lieu = lieux.get(code)
            borne = timezone.localdate() + CONTROLE_DURE
            affecter(
                compte=compte,
                role=role,
                lieu=lieu,
                point=Point.objects.get(lieu=lieu, nom=nom_du_point) if nom_du_point else None,
                pole="animation" if role == Role.POLE else "",
                debut=histoire.debut,
                fin=borne if role == Role.CONTROLE else None,
                par=None,
            )


CHAPITRES.append(LesGens())
