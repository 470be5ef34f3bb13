"""What keeps a session from being written, and a half-day from being signed."""

from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class IntituleEngage(Refus):
    texte = _(
        "Une session porte déjà cet intitulé : il reste le même sur tous ses papiers. "
        "Créez une autre action."
    )


class IntituleDejaPris(Refus):
    texte = _("Une action porte déjà cet intitulé : prenez-la, ou donnez-en un autre.")


class DemiJourneeDejaLa(Refus):
    texte = _("Cette session a déjà ce %(moment)s : changez de jour ou de moment.")


class HeuresALEnvers(Refus):
    texte = _("La fin vient après le début : de 9 h à 12 h 30, par exemple.")


class HeuresQuiSeRecouvrent(Refus):
    texte = _(
        "Ces heures recouvrent celles d’une autre demi-journée de la session : elles "
        "compteraient deux fois. Changez-les."
    )


class HeuresSignees(Refus):
    texte = _(
        "Quelqu’un a signé ces heures : annulez d’abord ces émargements, en disant pourquoi, "
        "changez les heures, puis faites signer à nouveau."
    )


class FormateurEmarge(Refus):
    texte = _("%(formateur)s a signé cette demi-journée : annulez d’abord cette signature.")


class InscriptionFacturee(Refus):
    texte = _(
        "Une facture est notée sur cette inscription : mettez d’abord son montant à 0, ou notez "
        "ses absences."
    )


class DemiJourneeTropLongue(Refus):
    texte = _("Une demi-journée dure six heures au plus : ajoutez l’autre à part.")


class MomentFaux(Refus):
    texte = _("Un matin finit à 14 h au plus tard, un après-midi commence à midi au plus tôt.")


class SessionVerrouillee(Refus):
    texte = _(
        "Cette session est verrouillée : personne n’y signe plus. Une correction se fait par "
        "une annulation motivée, puis une feuille signée sur papier."
    )


class DemiJourneeEmargee(Refus):
    texte = _(
        "Quelqu’un a émargé cette demi-journée : elle reste, même annulée. "
        "Changez plutôt ses heures, ou notez les absences."
    )


class DejaInscrit(Refus):
    texte = _("%(personne)s suit déjà cette session.")


class DejaFormateur(Refus):
    texte = _("%(personne)s forme déjà dans cette session.")


class StagiaireEmarge(Refus):
    texte = _("Cette personne a émargé : son inscription reste. Notez plutôt ses absences.")


class PasDeCetteSession(Refus):
    texte = _("Cette personne n’est pas attendue à cette demi-journée.")


class PasEncoreCommencee(Refus):
    texte = _("Rien ne se signe avant le début : revenez le %(jour)s à %(heure)s.")


class DejaEmarge(Refus):
    texte = _("C’est déjà signé pour cette demi-journée : une seule fois suffit.")


class DejaAbsent(Refus):
    texte = _(
        "Une absence est notée ici pour cette demi-journée : demandez qu’on l’annule d’abord, "
        "en disant pourquoi."
    )


class SignatureVide(Refus):
    texte = _("Rien n’est dessiné : signez dans le cadre, ou cochez « Je signe sans dessiner ».")


class SignatureIllisible(Refus):
    texte = _("Ce tracé n’a pas pu être lu : effacez-le et signez à nouveau.")


class RienAAnnuler(Refus):
    texte = _("C’est déjà annulé : il n’y a rien de plus à défaire.")


class PersonneSurLaFeuille(Refus):
    texte = _("Cochez qui a signé cette feuille : elle ne compte que pour eux.")


class FeuilleDejaLa(Refus):
    texte = _("Cette feuille est déjà attachée à cette demi-journée.")


class EmargementIncomplet(Refus):
    texte = _(
        "Signatures ou absences à noter encore : %(n)d. Faites signer, attachez la feuille, ou "
        "notez qui n’est pas venu."
    )


class FormateurADire(Refus):
    texte = _(
        "Personne n’est dit pour former le %(quand)s\u00a0: ajoutez qui forme, puis faites-lui "
        "signer chaque demi-journée. Sans cette signature, un financeur refuse la feuille."
    )


class FormateurSansSignature(Refus):
    texte = _(
        "Des stagiaires ont signé le %(quand)s, et qui formait y est dit absent\u00a0: annulez "
        "cette absence et faites-lui signer, ou dites qui d’autre formait."
    )


class SessionPasFinie(Refus):
    texte = _("La session n’est pas finie : elle se verrouille après sa dernière demi-journée.")


class SessionSansStagiaire(Refus):
    texte = _(
        "Personne n’est inscrit à cette session : inscrivez qui l’a suivie, puis faites signer "
        "chaque demi-journée. Sans stagiaire, il n’y a rien à verrouiller."
    )


class SessionVide(Refus):
    texte = _("Cette session n’a aucune demi-journée : il n’y a rien à verrouiller.")


class PasEncoreVerrouillee(Refus):
    texte = _("Un certificat se fait d’une session finie et verrouillée : verrouillez-la d’abord.")


class EvaluationDemandee(Refus):
    texte = _(
        "L’attestation dit ce qui fut acquis\u00a0: notez ici le résultat de l’évaluation, puis "
        "revenez à l’attestation."
    )


class EmployeurDemande(Refus):
    texte = _(
        "Le certificat d’un salarié ou d’un apprenti nomme son employeur : dites-le ici, puis "
        "revenez au certificat."
    )


class NomDemande(Refus):
    texte = _(
        "Son nom de famille manque à l’annuaire, et les papiers le portent\u00a0: tapez-le ici."
    )


class SignataireDemande(Refus):
    texte = _(
        "Le certificat nomme qui le signe pour l’organisme\u00a0: dites ici qui signe, et en "
        "quelle qualité, puis revenez au certificat."
    )


class NdaPerdu(Refus):
    texte = _(
        "Le nº de déclaration d’activité est sur des papiers déjà remis : il se corrige, il ne "
        "s’efface pas."
    )


class RienDeSuivi(Refus):
    texte = _("Aucune demi-journée n’est signée : il n’y a rien à certifier.")


class MontantSansFacture(Refus):
    texte = _("Un montant va avec le nº et le jour de sa facture.")


class TropDeReprises(TropVite):
    texte = _("Trop d’essais\u00a0: attendez une heure, ou déconnectez-vous plus bas.")
