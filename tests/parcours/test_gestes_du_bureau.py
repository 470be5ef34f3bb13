"""What a task costs at the office: replayed from the login page, each touch of it counted.

A bound stands beside each task, and may only go down.
"""

import re
from datetime import timedelta

from django.utils import timezone

from ateliers.permanences.models import Visite
from ateliers.seances.models import Seance
from boutique.tiroirs.models import RemiseBanque
from collecte.mois.models import Mois
from petiterockette.personnes.models import Personne
from tests.boutique.remises import une_caisse_et_trois_cheques
from tests.collecte.livres import au_rayon
from tests.fabriques import un_compte, une_personne
from tests.velo.a_l_atelier import Atelier

from .conftest import SECRET, TABLETTE

PHRASE = "trois petites fusées rouges"
PAR_SON_NOM = "Les premières lettres de son nom"


def test_une_personne_pas_trouvee_s_inscrit_d_une_touche_son_nom_garde(entrer, quelqu_un, point):
    atelier = Atelier(point("comptoir", "Comptoir"))
    permanence = atelier.permanence()
    doigt = entrer(quelqu_un("mecanique"), atelier.point, TABLETTE, par="/velo/")

    with doigt.au_plus(1):
        doigt.ecrit_aussitot(PAR_SON_NOM, "josette martin")
        doigt.touche('button[name="nouvelle"][value="josette martin"]')
        doigt.lit("Josette Martin")

    assert str(Visite.objects.get(permanence=permanence).personne) == "Josette Martin"


def test_un_compte_se_donne_a_qui_est_a_l_annuaire_en_trois_touches(entrer, point):
    ines, karim = une_personne("Inès", nom="Dupré"), une_personne("Karim")
    admin = un_compte(
        "administration", personne=karim, identifiant="karim", mot_de_passe=SECRET, lieu=None
    )
    doigt = entrer(admin, point("comptoir", "Comptoir"), TABLETTE, par="")
    doigt.page.goto("/comptes/nouveau/")

    with doigt.au_plus(3, defilements=2):
        doigt.ecrit("Identifiant", "ines")
        doigt.ecrit("Mot de passe", PHRASE)
        doigt.ecrit("Le même mot de passe", PHRASE)
        doigt.page.locator("[name=personne_mots]").fill("dup")
        doigt.touche(f'[name=personne][value="{ines.pk}"]')
        doigt.touche('[name=role][value="animation"]')
        doigt.touche_le_bouton("Ouvrir ce compte")
        doigt.lit("Le compte d’Inès Dupré est ouvert.")
    with doigt.au_plus(3, defilements=2):
        doigt.touche_le_lien(re.compile("^Changer"))
        doigt.touche('[name=role][value="tri"]')
        doigt.touche_le_bouton("Changer ce rôle")
        doigt.lit("Inès Dupré passe de")

    assert Personne.objects.filter(nom="Dupré").count() == 1


def test_tous_les_cheques_partent_en_banque_en_cinq_touches(entrer, point):
    tenue = une_caisse_et_trois_cheques()
    tenue.compte.set_password(SECRET)
    tenue.compte.save()
    doigt = entrer(tenue.compte, tenue.point, TABLETTE, par="")
    doigt.page.goto("/boutique/remises/")

    with doigt.au_plus(5):
        doigt.touche_le_lien("Préparer une remise")
        doigt.touche_le_lien(re.compile("Des chèques"))
        # They are all ticked already: one touch empties the list, another takes it whole again.
        doigt.touche("[data-tous]")
        doigt.touche("[data-tous]")
        doigt.touche_le_bouton("Préparer le bordereau")
        doigt.lit("3 chèques")

    assert RemiseBanque.objects.get().cheques.count() == 3


def test_les_mois_finis_se_closent_ensemble_en_deux_touches(
    entrer, quelqu_un, point, time_machine, settings
):
    # A closing a month, each with its own locks: what one asks, the next asks again.
    settings.ZEAL_ALLOWLIST = [{"model": "*"}]
    quai = point("quai", "Quai")
    for mois in (2, 3, 4):
        time_machine.move_to(f"2027-{mois:02}-03T09:00:00Z", tick=False)
        au_rayon(quai, "livres", 1_000 * mois)
    time_machine.move_to("2027-05-03T09:00:00Z")
    doigt = entrer(quelqu_un("responsable"), quai, TABLETTE, par="")
    doigt.page.goto("/collecte/clotures/")

    with doigt.au_plus(2):
        doigt.touche_le_lien("Clore jusqu’à avril 2027")
        doigt.touche_le_bouton("Clore jusqu’à avril 2027")
        doigt.lit("3 mois clos à Chemin-Vert, jusqu’à avril 2027")

    assert Mois.objects.exclude(clos_le=None).count() == 3


def test_une_seance_passee_se_note_en_deux_touches(entrer, quelqu_un, point):
    jour = timezone.localdate() - timedelta(days=1)
    doigt = entrer(quelqu_un("responsable"), point("comptoir", "Comptoir"), TABLETTE, par="")
    doigt.page.goto("/seances/")

    with doigt.au_plus(2):
        doigt.touche_le_lien("Nouvelle séance")
        for champ, dit in {
            "Titre": "Couture",
            "Jour": f"{jour}",
            "De": "14:00",
            "À": "16:00",
        }.items():
            doigt.ecrit(champ, dit)
        doigt.touche_le_bouton("Enregistrer")
        doigt.lit("Bilan")

    assert timezone.localdate(Seance.objects.get().debut) == jour
