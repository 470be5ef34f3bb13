"""What the bike workshop refuses, and what to do instead."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DejaUnVelo(Refus):
    texte = _("Cet objet a déjà sa fiche à l’atelier : %(velo)s.")


class VeloAServi(Refus):
    texte = _("Le vélo %(velo)s a servi depuis sa reprise : il reste.")


class ObjetPasLa(Refus):
    texte = _("Cet objet n’est plus ici (%(situation)s) : remettez-le d’abord présent.")


class PasUnVelo(Refus):
    texte = _("Cet objet est rangé dans « %(categorie)s » : changez d’abord sa catégorie.")


class RienNeSeDepose(Refus):
    texte = _(
        "Aucun comptoir et aucun atelier n’est ouvert %(ou)s : faites son dépôt ailleurs, ou dites "
        "où ses kilos sont déjà comptés."
    )


class BalanceAilleurs(Refus):
    texte = _(
        "Votre rôle ne va pas jusqu’à la balance, « %(balance)s » : faites-y faire son dépôt "
        "(prévenez %(qui)s), puis recevez-le ici en disant où ses kilos sont comptés."
    )


class PoidsDemande(Refus):
    texte = _("Pesez le vélo, ou estimez-le : sans poids, le grand livre ne le connaît pas.")


class PassageInterdit(Refus):
    texte = _("%(velo)s est « %(de)s » : il ne passe pas à « %(vers)s ». %(suites)s")


class IlManque(Refus):
    """``manques``: pairs (what is missing, where it is given)."""

    texte = _("%(velo)s ne passe pas à « %(vers)s » : il manque %(quoi)s.")

    def __init__(self, *, manques: Sequence[Any], **params: Any) -> None:
        self.manques = tuple(manques)
        quoi = " ; ".join(str(m.phrase) for m in manques)
        super().__init__(quoi=quoi, **params)


class Blocage(Refus):
    texte = _(
        "%(velo)s est signalé volé : rien ne se fait avant que la police, ou le registre, "
        "l’ait levé."
    )


class IdentifiantIllisible(Refus):
    texte = _(
        "« %(identifiant)s » n’est pas un identifiant : 10 signes, chiffres et lettres sauf I, L, "
        "O, Q et U. S’il a été marqué avant 2021, cochez-le."
    )


class DejaIdentifie(Refus):
    texte = _(
        "Ce vélo porte déjà l’identifiant %(identifiant)s : un second marquage est interdit. "
        "Pour corriger une faute de frappe, dites pourquoi."
    )


class IdentifiantPris(Refus):
    texte = _("L’identifiant %(identifiant)s est déjà celui du vélo %(velo)s : relisez le cadre.")


class MarqueAvant2021(Refus):
    texte = _("Un vélo marqué aujourd’hui ne l’était pas avant 2021\u00a0: cochez l’un ou l’autre.")


class RienAChercher(Refus):
    texte = _(
        "Pour dire qu’il n’est pas déclaré volé, cherchez son identifiant ou son numéro de cadre."
    )


class UnNumeroSeCherche(Refus):
    texte = _(
        "« %(numero)s » est noté : c’est lui qui se cherche au registre. S’il n’est pas sur le "
        "cadre, effacez-le."
    )


class DitSansMarquage(Refus):
    texte = _("« Ni marquage, ni numéro » a été répondu au registre : dites d’où vient celui-ci.")


class ControleIncomplet(Refus):
    texte = _("Le contrôle n’est pas fini : répondez à chaque point.")


class TropTotPourLeControle(Refus):
    texte = _(
        "%(velo)s est « %(etat)s » : un contrôle signé maintenant ne vaudrait plus ensuite. "
        "%(avant)s"
    )


class DefautOuvert(Refus):
    texte = _("Le diagnostic dit « %(defaut)s » : réparé, cochez-le ; sinon, dites ce qui reste.")


class IdentifiantPasPose(Refus):
    texte = _(
        "Recopiez l’identifiant du cadre. S’il n’en porte pas, cochez « Pas d’identifiant » : "
        "il se fera marquer plus tard."
    )


class JamaisSansObjet(Refus):
    texte = _("Ce vélo a ce qui est dit « sans objet » : jugez-le.")


class DefautAvantDePartir(Refus):
    texte = _(
        "%(velo)s est « %(etat)s » : avec un défaut il n’y reste pas. Passez-le d’abord à "
        "« à réparer », puis signez ce contrôle."
    )


class DatePassee(Refus):
    texte = _("Un prêt finit aujourd’hui ou plus tard.")


class Desequilibre(Refus):
    texte = _(
        "Le vélo pèse %(velo)s, ce qui en sort %(total)s : il %(manque)s. Repesez, rien n’est "
        "encore écrit."
    )


class RienDemonte(Refus):
    texte = _("Pesez au moins ce qui part au recyclage.")


class PasEncoreDAcheteur(Refus):
    texte = _("Saisissez d’abord son nouveau propriétaire : c’est lui que l’opérateur attend.")


class ContactDemande(Refus):
    texte = _("L’opérateur demande un nom, et un courriel ou un téléphone.")


class AdresseDemandee(Refus):
    texte = _("L’opérateur demande l’adresse postale du nouveau propriétaire.")


class DejaTransmise(Refus):
    texte = _("Cette déclaration est déjà close : il ne reste rien de l’acheteur.")


class VeloSansFiche(Refus):
    texte = _("Ce vélo n’a pas de fiche à l’atelier : ouvrez-la avant de le mettre en vente.")


class ParLAtelier(Refus):
    texte = _("%(velo)s se met en vente depuis sa fiche de l’atelier, une fois contrôlé.")


class VeloPasEnVente(Refus):
    texte = _("%(velo)s est « %(statut)s » : il ne se vend pas. L’atelier le met d’abord en vente.")


class SansIdentifiant(Refus):
    texte = _(
        "%(velo)s n’a pas d’identifiant, et ses roues dépassent 16 pouces : la loi interdit de le "
        "vendre ainsi. Faites-le marquer à l’atelier."
    )


class SansControle(Refus):
    texte = _("%(velo)s n’a pas de contrôle de sécurité sans défaut : faites-le à l’atelier.")


class VeloParti(Refus):
    texte = _("%(velo)s est « %(etat)s » : il n’est plus à l’atelier, rien ne s’y contrôle.")


class SuiviParLAtelier(Refus):
    texte = _("C’est le vélo %(velo)s : ce qu’il devient se dit sur sa page, à l’atelier.")
