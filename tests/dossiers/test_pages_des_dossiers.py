"""The pages of the dossiers: begun, ticked, written, frozen, shared; few questions asked."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from petiterockette.dossiers.contenu import composer
from petiterockette.dossiers.manques import ce_qui_manque, en_bref
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.services.dossiers import relire
from petiterockette.dossiers.services.fichiers import faire_les_fichiers
from petiterockette.dossiers.services.partages import partager
from petiterockette.subventions.services.subventions import faire_le_dossier
from tests.benevolat.benevoles import des_heures
from tests.collecte.surfaces import classeur
from tests.fabriques import un_depot, une_ligne
from tests.pages import erreurs, espaces, lue
from tests.subventions.les_subventions import une_subvention

from .acces import _avec_une_photo
from .les_dossiers import fige, un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def adresse(nom: str, dossier, *autres) -> str:
    return reverse(f"dossiers:{nom}", args=[dossier.pk, *autres])


def commencer(client, **champs):
    champs = {
        "uuid": uuid4(),
        "objet": "subvention",
        "titre": "Fonds économie circulaire",
        "debut": "2026-01-01",
        "fin": "2026-12-31",
        **champs,
    }
    return client.post("/dossiers/nouveau/", champs)


def test_un_dossier_se_commence_et_montre_ses_chiffres(client, direction, annee):
    reponse = commencer(client)

    page = lue(client.get(reponse.url))
    assert "100 kg" in page
    assert "91,0 %" in page
    assert "À écrire : « Ce que la subvention a permis »" in page


def test_avant_d_en_commencer_un_autre_on_voit_ceux_qui_le_sont(client, direction, annee):
    dossier = un_dossier("rapport", titre="Rapport 2026")
    assert f'href="{adresse("dossier", dossier)}"' in lue(client.get("/dossiers/nouveau/"))

    fige(dossier)

    assert "Déjà commencé" not in lue(client.get("/dossiers/nouveau/"))


def test_ce_qui_manque_a_la_page_se_dit_a_cote_et_n_ecrit_rien(client, direction):
    reponse = commencer(client, titre="", fin="2025-12-31")

    assert erreurs(reponse) == {"titre": "Donnez un titre à ce dossier."}
    reponse = commencer(client, fin="2025-12-31")
    assert erreurs(reponse) == {"fin": "Le dernier jour vient après le premier."}
    assert not Dossier.objects.exists()


def test_ce_que_l_on_coche_se_montre_dans_son_ordre(client, direction, annee):
    dossier = un_dossier()

    client.post(
        adresse("choisir", dossier),
        {"indicateur": ["R_REVALORISATION", "T_COLLECTE", "CA"], "piece": ["par-categorie"]},
    )
    client.post(adresse("ordonner", dossier), {"place": "indicateur CA monter"})
    client.post(adresse("ordonner", dossier), {"place": "indicateur T_COLLECTE dernier"})
    client.post(adresse("ordonner", dossier), {"place": "indicateur T_COLLECTE premier"})

    contenu = client.get(adresse("dossier", dossier)).context["contenu"]
    assert [li["code"] for li in contenu["lignes"]] == ["T_COLLECTE", "CA", "R_REVALORISATION"]
    assert [p["code"] for p in contenu["pieces"]] == ["par-categorie"]


def test_le_tableur_du_brouillon_dit_les_chiffres_de_la_page(client, direction, annee):
    dossier = un_dossier()

    lu = classeur(client, adresse("dossier", dossier), {}, "xlsx")

    entete, *lignes = lu.feuilles[0]
    valeurs = {li[entete.index("Code")]: li[entete.index("Valeur")] for li in lignes}
    assert str(valeurs["T_COLLECTE"]).rstrip("0").rstrip(".") == "100"


def test_figer_demande_une_fois_puis_donne_des_fichiers_qui_restent(client, direction, annee):
    dossier = un_dossier()

    demande = client.post(adresse("figer", dossier))
    assert demande.status_code == 422
    assert "« Ce que la subvention a permis »" in lue(demande)
    client.post(adresse("figer", dossier), {"sans": "oui"})
    client.post(adresse("fichiers", dossier))
    pdf = client.get(adresse("fichier", dossier, "pdf")).content
    un_depot(une_ligne("livres", 320), point=annee)

    assert pdf.startswith(b"%PDF")
    assert client.get(adresse("fichier", dossier, "pdf")).content == pdf
    page = lue(client.get(adresse("dossier", dossier)))
    assert "Figé le 26 novembre" in page
    assert "figé" in page


def test_depuis_se_lit_ligne_a_ligne(client, direction, annee, time_machine):
    dossier = un_dossier()
    fige(dossier)
    time_machine.move_to("2026-11-27 09:00+00:00")
    un_depot(une_ligne("livres", 320), point=annee)
    client.post(adresse("relire", dossier))

    page = lue(client.get(adresse("dossier", dossier)))

    assert "+0,32 kg" in page
    assert "1 bon saisi après" in page


def test_le_lien_partage_ouvre_ce_qui_est_fige_jusqu_a_ce_qu_on_le_retire(client, annee):
    dossier = _avec_une_photo()
    faire_les_fichiers(fige(dossier))
    lien = partager(dossier=dossier, compte=dossier.compte)
    page = client.get(reverse("dossiers:public", args=[lien.jeton]))

    assert 'data-code="T_COLLECTE"' in lue(page)
    [photo] = re.findall(r'src="(/d/[^"]+)"', page.content.decode())
    assert client.get(photo).headers["Content-Type"] == "image/jpeg"
    assert client.get(page.request["PATH_INFO"] + "?format=pdf").content.startswith(b"%PDF")
    formats = re.findall(r'href="\?format=(\w+)"', page.content.decode())
    assert formats == ["pdf", "xlsx", "ods"]

    lien.retire_le = lien.cree_le
    lien.save()
    retire = client.get(page.request["PATH_INFO"])
    assert (retire.status_code, client.get(photo).status_code) == (410, 404)
    assert "Ce lien a été retiré" in lue(retire)


def test_le_suivant_part_du_dernier(client, direction, annee):
    dossier = un_dossier()
    fige(dossier)

    page = client.get(f"/dossiers/nouveau/?de={dossier.pk}")
    assert "à partir de « Fonds économie circulaire »" in lue(page)
    reponse = client.post(
        f"/dossiers/nouveau/?de={dossier.pk}",
        {
            "uuid": uuid4(),
            "objet": "subvention",
            "titre": "Le suivant",
            "debut": "2026-01-01",
            "fin": "2026-12-31",
        },
    )

    assert "(Fonds économie circulaire : 100 kg)" in lue(client.get(reponse.url))


def test_on_trouve_un_dossier_par_son_financeur(client, direction, point):
    un_dossier(pour="ADEME Île-de-France")
    un_dossier(titre="Rapport 2025", objet="rapport")

    assert "Rapport 2025" not in lue(client.get("/dossiers/?q=ademe"))
    assert "Fonds économie circulaire" in lue(client.get("/dossiers/?q=ademe"))


@pytest.mark.parametrize("etat", ["brouillon", "fige"])
def test_une_page_de_dossier_demande_peu(
    client, direction, annee, etat, django_assert_max_num_queries
):
    dossier = un_dossier("rapport")
    if etat == "fige":
        faire_les_fichiers(fige(dossier))
        relire(dossier=dossier, compte=dossier.compte)
    client.get(adresse("dossier", dossier))

    with django_assert_max_num_queries(16):
        client.get(adresse("dossier", dossier))


def test_une_periode_qui_n_est_pas_finie_se_dit_avant_de_figer(client, direction, annee):
    dossier = un_dossier()

    page = lue(client.get(adresse("figer", dossier)))

    assert "Sa période finit le 31 décembre 2026" in page
    assert "Ce que la subvention a permis" in page


def test_son_histoire_garde_chaque_figement_avec_ses_fichiers(client, direction, annee):
    dossier = un_dossier()
    premier = fige(dossier)
    faire_les_fichiers(premier)
    pdf = client.get(adresse("fichier", dossier, "pdf") + "?rang=1").content
    client.post(adresse("reprendre", dossier), {"motif": "un dépôt oublié"})
    un_depot(une_ligne("livres", 5_000), point=annee)
    client.post(adresse("figer", dossier), {"sans": "oui"})
    client.post(adresse("fichiers", dossier))

    page = lue(client.get(adresse("dossier", dossier)))
    assert "un dépôt oublié" in page
    assert client.get(adresse("fichier", dossier, "pdf") + "?rang=1").content == pdf
    assert client.get(adresse("fichier", dossier, "pdf")).content != pdf


def test_une_part_dit_de_quoi_elle_est_la_part(client, direction, annee):
    dossier = un_dossier()

    client.post(adresse("choisir", dossier), {"indicateur": ["T_DONNE", "R_RECYCLAGE"]})

    lignes = client.get(adresse("dossier", dossier)).context["contenu"]["lignes"]
    assert [li["libelle"] for li in lignes] == [
        "Réemployé, dont donné",
        "Taux de revalorisation, dont recyclage",
    ]


def test_une_annee_entamee_dit_quand_les_lieux_ont_ouvert(client, direction, annee):
    annee.lieu.ouvert_le = date(2026, 9, 1)
    annee.lieu.save()
    dossier = un_dossier()

    assert "ouverture le 1er septembre 2026" in lue(client.get(adresse("dossier", dossier)))


def test_le_nouveau_propose_le_rapport_et_le_suivant_un_an_apres(client, direction, annee):
    initial = client.get("/dossiers/nouveau/").context["form"].initial
    assert (initial["objet"], initial["titre"]) == ("rapport", "Rapport d’activité 2026")

    dossier = un_dossier("rapport", titre="Rapport d’activité 2026")
    initial = client.get(f"/dossiers/nouveau/?de={dossier.pk}").context["form"].initial
    assert (initial["titre"], initial["debut"]) == ("Rapport d’activité 2027", date(2027, 1, 1))


def test_on_le_trouve_par_son_titre_dans_aller_a(client, direction, point):
    dossier = un_dossier()

    assert adresse("dossier", dossier) in lue(client.get("/aller/?q=fonds+econ&lignes=1"))


def test_une_annee_entamee_dit_ou_ses_chiffres_s_arretent_et_ne_montre_pas_les_mois_a_venir(
    client, direction, annee
):
    dossier = un_dossier("rapport")

    page = lue(client.get(adresse("dossier", dossier)))

    assert "chiffres arrêtés au 26 novembre 2026" in page
    [piece] = [p for p in composer(dossier)["pieces"] if p["code"] == "sorties-par-mois"]
    assert piece["rangees"][-1][0] == "novembre 2026"


def test_un_rapport_se_trouve_par_bilan_d_activite(client, direction, point):
    dossier = un_dossier("rapport", titre="Rapport d’activité 2026")

    trouves = lue(client.get("/aller/?q=bilan d’activité"))

    assert f'href="/dossiers/{dossier.pk}/"' in trouves


def test_un_chiffre_qui_manque_se_saisit_et_l_on_revient_au_dossier(client, direction, annee):
    dossier = un_dossier("rapport")
    [manque] = [m for m in ce_qui_manque(dossier) if str(m.nom) == "Personnes salariées"]

    retour = client.post(
        manque.adresse, {"uuid": uuid4(), "valeur": "12", "methode": "Registre du personnel."}
    )

    assert retour.url == adresse("dossier", dossier)


def test_les_chiffres_qui_manquent_se_saisissent_ensemble(client, direction, annee):
    dossier = un_dossier("rapport")
    [tout] = [m.adresse for m in en_bref(dossier) if "chiffres à saisir" in str(m.nom)]
    page = lue(client.get(tout))
    assert 'name="ETP"' in page
    assert 'name="N_FEMMES"' not in page, "le rapport ne la montre pas"
    assert "/saisir/" not in lue(client.get(adresse("dossier", un_dossier("conseil"))))

    client.post(tout, {"uuid": uuid4(), "methode": "Registre.", "ETP": "12", "N_SALARIES": "14"})

    relire(dossier=dossier, compte=direction)
    manques = [str(m.nom) for m in ce_qui_manque(Dossier.objects.get(pk=dossier.pk))]
    assert "Personnes salariées" not in manques


def test_ce_qu_un_taux_calcule_attend_se_dit_et_se_saisit(client, direction, annee):
    """The rate of ends into work is worked out from what people type; hours, from a rate."""
    des_heures(annee.lieu)
    dossier = un_dossier("rapport")

    manques = {str(m.nom): m.adresse for m in ce_qui_manque(dossier)}

    assert "Sorties d’insertion, dont sorties positives" in manques
    retour = client.post(
        manques["Bénévolat valorisé"],
        {"uuid": uuid4(), "debut": "2026-01-01", "taux_cts": "12,02", "source": "SMIC 2026."},
    )
    assert retour.url == adresse("dossier", dossier)


def test_un_brouillon_lu_avant_se_recompte_a_l_ouverture(client, direction, annee, time_machine):
    dossier = un_dossier()
    assert "data-relire" not in lue(client.get(adresse("dossier", dossier)))

    time_machine.shift(timedelta(minutes=5))

    assert "data-relire" in lue(client.get(adresse("dossier", dossier)))


def test_une_subvention_figee_mene_a_son_compte_rendu_a_signer(client, direction, annee):
    subvention = une_subvention(compte=direction)
    dossier = faire_le_dossier(subvention=subvention, compte=direction)
    fige(dossier)

    page = lue(client.get(adresse("dossier", dossier)))

    assert f'href="/subventions/{subvention.pk}/compte-rendu/"' in page
    assert "certifie exactes les informations" in page
    assert "Accordé : 21 555,00 €<br>Versé : 0,00 €<br>Reste à verser" in espaces(page)
