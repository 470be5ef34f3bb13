"""The checklist of a bike, and what its sheet says of it: refused, to be marked, ready."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone
from pypdf import PdfReader

from ateliers.velo.securite import GROUPES
from petiterockette.affichage.templatetags.affichage import est_facultatif
from tests.fabriques import connecter
from tests.pages import lue
from tests.velo.a_l_atelier import tout_ok


@pytest.fixture
def client(client, atelier):
    return connecter(client, atelier.compte, atelier.point)


def _poster(client, velo, nom, **champs):
    return client.post(f"/velo/velos/{velo.pk}/{nom}/", {"uuid": str(uuid4())} | champs)


def test_sans_numero_du_registre_au_controle_rien_ne_s_invente(client, atelier):
    velo = atelier.recevoir(vol="sans_identifiant", modele="", numero_serie="illisible")
    _poster(client, velo, "avancer", vers="diagnostique")
    adresse = f"/velo/velos/{velo.pk}/controle/"
    tout = dict.fromkeys(GROUPES, "ok") | {"uuid": str(uuid4())}

    form = client.get(adresse).context["form"]
    assert (form["a_marquer"].value(), form.du_cadre) == (True, ["modele"])
    invente = client.post(
        adresse, tout | {"a_marquer": "on", "marquage": "BC12345678", "operateur": "inconnu"}
    )
    assert "dites d’où vient celui-ci" in lue(invente)
    assert "Lisez-le sur le cadre, ou cochez « inconnu »." in lue(invente)
    dit = {"a_marquer": "on", "modele_inconnu": "inconnu"}
    signe = client.post(adresse, tout | dit, follow=True)

    velo = atelier.relu(velo)
    assert (velo.statut, velo.objet.modele, velo.objet.titre) == (
        *("controle_ok", "inconnu", "Peugeot"),
    )
    assert "il est prêt à partir. Pour le vendre, faites-le marquer." in lue(signe)
    assert "prêt à partir</span></h1>" in signe.text
    suite = lue(signe).split('id="etat"')[1].split("</section>")[0]
    assert suite.index("Le donner") < suite.index("Pour le vendre : son identifiant")
    assert "art. L. 1271-2" in suite
    assert "ni marquage, ni numéro</dd>" in lue(signe)
    _poster(
        *(client, velo, "identifiant"),
        **{"identifiant": "BC12345678", "operateur": "inconnu", "d_ou": "ici"},
    )
    velo = atelier.relu(velo)
    assert (velo.identifiant, velo.marquage_le) == ("BC12345678", timezone.localdate())


def test_ce_qui_est_dit_du_cadre_ne_se_redemande_pas_au_controle(client, atelier):
    velo = atelier.recevoir(marque="", modele="", numero_serie="")
    _poster(client, velo, "vol", reponse="sans_identifiant")
    _poster(client, velo, "avancer", vers="diagnostique")
    adresse = f"/velo/velos/{velo.pk}/controle/"
    assert client.get(adresse).context["form"].du_cadre == ["marque", "modele"]
    tout = dict.fromkeys(GROUPES, "ok") | {"uuid": str(uuid4()), "a_marquer": "on"}

    muet = lue(client.post(adresse, tout))
    client.post(adresse, tout | {"marque": "Gitane", "rien_lu": "on"})

    assert "Lisez-la sur le cadre, ou cochez « inconnue »." in muet
    velo = atelier.relu(velo)
    objet = velo.objet
    assert velo.statut == "controle_ok"
    assert (objet.marque, objet.modele, objet.numero_serie) == ("Gitane", "inconnu", "absent")


def test_un_controle_refuse_se_dit_en_haut_avec_sa_raison_et_ce_qui_la_leve(client, atelier):
    velo = atelier.identifier(atelier.diagnostique())
    reponses = dict.fromkeys(GROUPES, "ok") | {"g_vu": "points", "feux": "nok"}
    reponses |= {"catadioptres": "ok", "sonnette": "nok", "uuid": str(uuid4())}

    page = lue(client.post(f"/velo/velos/{velo.pk}/controle/", reponses, follow=True))

    avant, suite = page.split('id="etat"')
    assert "annonce-succes" not in page
    refus = avant.split("annonce-erreur")[1]
    for mot in ("Contrôle signé : à reprendre", "Feu avant blanc", "Sonnette"):
        assert mot in refus
    assert f'href="/velo/velos/{velo.pk}/controle/"' in refus
    suite = suite.split("</section>")[0]
    assert suite.index("C’est repris : contrôler à nouveau") < suite.index("À réparer")
    assert "Rien à réparer" not in suite
    assert page.count("bouton-principal") == 1
    atelier.signer(velo)
    assert "Contrôle signé : à reprendre" not in lue(client.get(f"/velo/velos/{velo.pk}/"))


def test_du_premier_jour_au_controle_par_les_pages(client, atelier):
    velo = atelier.recevoir()

    _poster(client, velo, "vol", reponse="non_declare")
    _poster(client, velo, "avancer", vers="diagnostique", diagnostic="Rayon cassé")
    _poster(client, velo, "identifiant", identifiant="BC12345678", operateur="bicycode")
    tout = dict.fromkeys(GROUPES, "ok") | {"uuid": str(uuid4())}
    page = client.get(f"/velo/velos/{velo.pk}/controle/")
    assert "« Rayon cassé » : c’est réparé" in lue(page)
    assert "Assistance" not in page.text
    refus = client.post(f"/velo/velos/{velo.pk}/controle/", tout)
    client.post(f"/velo/velos/{velo.pk}/controle/", tout | {"repare": "on"})
    reponse = client.get(f"/velo/velos/{velo.pk}/")

    assert "Le diagnostic dit « Rayon cassé »" in lue(refus)

    assert atelier.relu(velo).statut == "controle_ok"
    for mot in ("BC12345678", "Rayon cassé", "sans défaut", "Mettre en vente", "Prêter"):
        assert mot in reponse.text


def test_la_fiche_coche_ce_que_la_vente_a_deja(client, atelier):
    velo = atelier.diagnostique(modele="")
    atelier.signer(velo)

    page = client.get(f"/velo/velos/{velo.pk}/").text
    vente = page.split("Ce que sa vente demande")[1].split("</ul>")[0]

    assert vente.count("fait</span>") == 3
    assert "à faire" in vente


def test_le_controle_ne_se_propose_qu_apres_le_diagnostic(client, atelier):
    velo = atelier.recevoir()
    adresse = f"/velo/velos/{velo.pk}/controle/"

    assert adresse not in client.get(f"/velo/velos/{velo.pk}/").text
    reponse = client.get(adresse, follow=True)

    assert "Notez d’abord son diagnostic." in lue(reponse)
    assert adresse in client.get(f"/velo/velos/{atelier.diagnostique().pk}/").text.replace(
        f"/{velo.pk + 1}/", f"/{velo.pk}/"
    )


def test_un_controle_qui_tombe_le_dit_avant_et_apres(client, atelier):
    velo = atelier.controle()

    avant = lue(client.get(f"/velo/velos/{velo.pk}/"))
    apres = lue(
        client.post(
            f"/velo/velos/{velo.pk}/avancer/",
            {"uuid": str(uuid4()), "vers": "a_reparer"},
            follow=True,
        )
    )

    assert "Son contrôle ne vaudra plus" in avant
    assert "Son contrôle ne vaut plus" in apres


def test_un_identifiant_se_note_en_signant_le_controle(client, atelier):
    velo = atelier.diagnostique()
    adresse = f"/velo/velos/{velo.pk}/controle/"
    tout = dict.fromkeys(GROUPES, "ok") | {"uuid": str(uuid4()), "repare": "on"}

    assert not est_facultatif(client.get(adresse).context["form"]["marquage"])
    sans = client.post(adresse, tout)
    muet = client.post(adresse, tout | {"marquage": "BC12345678"})
    faux = client.post(adresse, tout | {"marquage": "?", "operateur": "bicycode"})
    client.post(adresse, tout | {"marquage": "BC12345678", "operateur": "bicycode"})

    assert "Recopiez l’identifiant du cadre." in lue(sans)
    assert "Dites qui a marqué ce vélo" in lue(muet)
    assert "n’est pas un identifiant" in lue(faux)
    assert atelier.relu(velo).statut == "controle_ok"


def test_un_point_oublie_se_dit_a_cote_du_point(client, atelier):
    velo = atelier.diagnostique()
    reponses = tout_ok(velo)
    del reponses["freins"]

    reponse = client.post(f"/velo/velos/{velo.pk}/controle/", {"uuid": str(uuid4())} | reponses)

    assert "À juger." in reponse.text
    assert not velo.controles.exists()


def test_le_certificat_dit_chaque_point(client, atelier):
    controle = atelier.signer(atelier.diagnostique(), sonnette="nok")

    reponse = client.get(f"/velo/controles/{controle.pk}/pdf/")

    assert reponse["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(reponse.content)).pages
    dit = " ".join(" ".join(p.extract_text() for p in pages).replace("\u00a0", " ").split())
    assert "Nom, adresse et SIRET à compléter" in dit
    assert "Fait à (ville à compléter), le" in dit


def test_la_fiche_du_velo_se_complete_sur_sa_page_et_l_objet_y_ramene(client, atelier):
    velo = atelier.diagnostique(modele="")
    vente = client.get(f"/velo/velos/{velo.pk}/").text.split("Ce que sa vente demande")[1]
    assert f'href="/velo/velos/{velo.pk}/#cadre"' in vente

    muet = _poster(client, velo, "cadre", marque="Peugeot", modele="", numero_serie="illisible")
    _poster(client, velo, "cadre", marque="Peugeot", modele="Sport", numero_serie="illisible")

    assert "Lisez-le sur le cadre, ou cochez « inconnu »." in lue(muet)
    objet = atelier.relu(velo).objet
    assert (objet.modele, objet.numero_serie) == ("Sport", "illisible")
    page = client.get(f"/collecte/objets/{objet.code}/").text
    assert f'href="/velo/velos/{velo.pk}/"' in page
    assert "Numéro de cadre" in client.get(f"/collecte/objets/{objet.code}/completer/").text


def test_un_lien_de_ce_qui_manque_ouvre_le_volet_qu_il_vise(client, atelier):
    page = client.get(f"/velo/velos/{atelier.diagnostique().pk}/").text

    for nom in ("vol", "cadre", "identifiant"):
        assert page.count(f'id="{nom}"') == 1
        assert page.split(f'id="{nom}"')[0].endswith("<div "), nom
