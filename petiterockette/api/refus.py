"""What the API, and whoever gives its keys, are told no for; each with the status of its answer."""

from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class SansDomaine(Refus):
    texte = _("Cochez au moins ce qu’il lit\u00a0: sans cela, il ne lirait rien.")


class DejaRetire(Refus):
    texte = _("Cet accès est déjà retiré.")


class RefusDeLApi(Refus):
    """``statut``: how the answer is numbered."""

    statut = 422


class CleDemandee(RefusDeLApi):
    statut = 401
    texte = _("Il faut une clé, dans l’en-tête «\u00a0Authorization\u00a0: Bearer …\u00a0».")


class CleInconnue(RefusDeLApi):
    statut = 401
    texte = _("Cette clé n’ouvre rien\u00a0: elle a été retirée, ou mal copiée.")


class HorsDomaine(RefusDeLApi):
    statut = 403
    texte = _("Cette clé n’ouvre pas «\u00a0%(domaine)s\u00a0».")


class HorsDeSesLieux(RefusDeLApi):
    statut = 403
    texte = _("Cette clé ne lit pas ce lieu.")


class LieuInconnu(RefusDeLApi):
    statut = 404
    texte = _("Aucun lieu n’a le code «\u00a0%(code)s\u00a0».")


class AdresseInconnue(RefusDeLApi):
    statut = 404
    texte = _("Il n’y a rien à cette adresse.")


class PasEncore(RefusDeLApi):
    statut = 404
    texte = _("Il n’y a pas de chiffres pour %(quand)s.")


class LectureSeule(RefusDeLApi):
    statut = 405
    texte = _("L’API se lit, et ne s’écrit pas\u00a0: elle ne répond qu’à GET.")


class ParametresIllisibles(RefusDeLApi):
    texte = _("Ce qui est demandé ne se lit pas\u00a0: chaque champ dit ce qu’il attend.")


class TropDAppels(TropVite):
    texte = _("Cette clé a servi trop souvent depuis une heure\u00a0: réessayez plus tard.")


class TropDeClesFausses(TropVite):
    texte = _("Trop de clés fausses depuis une heure\u00a0: réessayez plus tard.")
