"""The pages of the bikes: what they show, what they refuse, what they keep of what was typed."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone
from pypdf import PdfReader

from ateliers.velo.models import Declaration, Velo
from ateliers.velo.securite import GROUPES
from ateliers.velo.services import remises
from collecte.models import Categorie
from petiterockette.affichage.templatetags.affichage import est_facultatif
from petiterockette.lieux.models import Point
from tests.boutique.a_la_caisse import la_boutique
from tests.collecte.suivis import complet, un_objet
from tests.fabriques import connecter, localite, origine, type_don, un_compte, un_lieu, une_personne
from tests.pages import lue
from tests.velo.a_l_atelier import Atelier, tout_ok


@pytest.fixture
def client(client, atelier):
    return connecter(client, atelier.compte, atelier.point)


def _poster(client, velo, nom, **champs):
    return client.post(f"/velo/velos/{velo.pk}/{nom}/", {"uuid": str(uuid4())} | champs)


def test_recevoir_un_velo_par_la_page(client, atelier):
    reponse = client.post(
        "/velo/velos/recevoir/",
        {
            "uuid": str(uuid4()),
            "lieu": atelier.lieu.pk,
            "genre": "ville",
            "roue_dp": "27,5",
            "masse": "13,8",
            "origine": origine().pk,
            "localite": localite().pk,
            "marque": "Peugeot",
        },
        follow=True,
    )

    velo = Velo.objects.get()
    assert (velo.roue_dp, velo.masse_g) == (275, 13_800)
    assert f"Le vélo {velo} est reçu." in reponse.text


def _recu(atelier, **champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "lieu": atelier.lieu.pk,
        "genre": "ville",
        "roue_dp": "28",
        "masse": "14",
        "origine": origine().pk,
        "localite": localite().pk,
        "marque": "Peugeot",
        "modele": "Sport",
        "numero_serie": "AB12",
    } | champs


def test_la_reception_demande_ce_que_la_vente_demandera(client, atelier):
    dit = {"identifiant": "bc 1234 5678", "operateur": "bicycode", "vol": "non_declare"}

    client.post("/velo/velos/recevoir/", _recu(atelier, **dit))

    velo = Velo.objects.get()
    assert (velo.identifiant, velo.verifie_le) == ("BC12345678", timezone.localdate())
    page = client.get(f"/velo/velos/{velo.pk}/").text
    assert page.split("Ce que sa vente demande")[1].split("</ul>")[0].count("fait</span>") == 3
    assert "Rien à réparer" in page


@pytest.mark.parametrize(
    ("dit", "phrase"),
    [
        ({"identifiant": "BC12345678"}, "Choisissez qui tient ce fichier"),
        ({"identifiant": "?", "operateur": "bicycode"}, "n’est pas un identifiant"),
        ({"vol": "non_declare", "numero_serie": ""}, "cherchez son identifiant"),
    ],
)
def test_une_reception_refusee_n_ecrit_rien_et_dit_pourquoi(client, atelier, dit, phrase):
    reponse = client.post("/velo/velos/recevoir/", _recu(atelier, **dit))

    assert phrase in reponse.text
    assert not Velo.objects.exists()
    assert atelier.stock() == {}


@pytest.mark.parametrize(
    ("genre", "offre"), [("comptoir", True), ("atelier", True), ("caisse", False)]
)
def test_un_depot_n_est_propose_que_la_ou_il_peut_se_faire(client, atelier, genre, offre):
    Point.objects.filter(lieu=atelier.lieu).update(genre=genre, maximum_g=None)

    form = client.get("/velo/velos/recevoir/").context["form"]

    assert [valeur for valeur, _nom in form.fields["etape"].choices] == (
        [""] * offre + ["a_trier", "atelier", "rayon"]
    )
    assert form.fields["etape"].required != offre


def test_le_poids_n_est_facultatif_que_si_l_on_sait_ce_que_pese_un_velo(client, atelier):
    Categorie.objects.filter(code="velo").update(poids_moyen_g=None)
    exige = client.get("/velo/velos/recevoir/").context["form"]["masse"]
    Categorie.objects.filter(code="velo").update(poids_moyen_g=15_000)
    page = client.get("/velo/velos/recevoir/")

    assert exige.field.required
    assert not page.context["form"]["masse"].field.required
    assert "Vide : 15 kg, ce que pèse un vélo en moyenne" in lue(page)
    client.post("/velo/velos/recevoir/", _recu(atelier, masse=""))
    assert Velo.objects.get().mesure == "estimee"


def test_un_velo_declare_vole_des_la_reception_est_bloque(client, atelier):
    client.post("/velo/velos/recevoir/", _recu(atelier, vol="declare_vole"))

    velo = Velo.objects.get()
    assert velo.statut == "signale_vole"
    assert [c.vers for c in velo.changements.all()] == ["recu", "signale_vole"]


def test_un_velo_deja_suivi_se_propose_et_garde_ce_qu_on_en_sait(client, atelier):
    objet = complet(
        un_objet("velo", point=atelier.point), masse_g=9_100, marque="Btwin", modele="Hyc"
    )

    assert f"?objet={objet.code}" in client.get("/velo/velos/recevoir/").text
    page = client.get(f"/velo/velos/recevoir/?objet={objet.code}").text

    assert 'value="Btwin"' in page
    assert 'value="9,1"' in page


def test_ce_qui_est_mal_tape_se_dit_et_reste(client, atelier):
    reponse = client.post(
        "/velo/velos/recevoir/",
        {
            "uuid": str(uuid4()),
            "lieu": atelier.lieu.pk,
            "genre": "ville",
            "roue_dp": "700",
            "masse": "treize",
            "marque": "Gitane",
        },
    )

    assert "Une roue va de 5 à 40 pouces" in reponse.text
    assert "Un dépôt dit d’où il vient." in reponse.text
    assert 'value="treize"' in reponse.text
    assert 'value="Gitane"' in reponse.text
    assert not Velo.objects.exists()


def test_le_refus_montre_ce_qui_manque_et_ou_le_donner(client, atelier):
    velo = atelier.recevoir()

    reponse = _poster(client, velo, "avancer", vers="diagnostique", diagnostic="Chaîne")

    assert "Il manque encore quelque chose" in reponse.text
    assert "la recherche au registre des vélos volés" in reponse.text
    assert f'href="/velo/velos/{velo.pk}/#vol"' in reponse.text


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


@pytest.mark.parametrize(
    ("faire", "montre"),
    [
        ("recevoir", "Noter la réponse du registre"),
        ("diagnostique", "Déjà réparé"),
        ("a_demonter", "Démonter et peser"),
        ("controle", "Mettre en vente"),
    ],
)
def test_la_fiche_n_offre_que_la_suite_et_plie_le_reste(client, atelier, faire, montre):
    velo = getattr(atelier, faire)()

    page = client.get(f"/velo/velos/{velo.pk}/").text

    suite = page.split('id="etat"')[1].split("</section>")[0]
    assert montre in suite.replace("\u00a0", " ")
    assert page.count("bouton-principal") == 1
    assert "Autre chose" in page


@pytest.mark.parametrize(
    ("dit", "etat", "diagnostic", "apres"),
    [
        ({"vers": "a_reparer", "diagnostic": "Pneu"}, "a_reparer", "Pneu", ""),
        ({"vers": "a_demonter", "diagnostic": "Cadre fendu"}, "a_demonter", "Cadre fendu", ""),
        ({"vers": "diagnostique"}, "diagnostique", "Rien à réparer", "controle/"),
        ({"vers": "a_reparer"}, "recu", "", None),
    ],
)
def test_le_diagnostic_et_ce_qui_suit_se_disent_d_une_touche(
    client, atelier, dit, etat, diagnostic, apres
):
    velo = atelier.recevoir()
    _poster(client, velo, "vol", reponse="non_declare")

    reponse = _poster(client, velo, "avancer", **dit)

    velo = atelier.relu(velo)
    assert (velo.statut, velo.diagnostic) == (etat, diagnostic)
    if apres is None:
        assert "Dites ce que vous avez vu" in reponse.text
    else:
        assert reponse["Location"] == f"/velo/velos/{velo.pk}/{apres}"
        assert "diagnostique" in {c.vers for c in velo.changements.all()}


def test_un_pas_n_est_qu_une_touche(client, atelier):
    velo = atelier.diagnostique()

    _poster(client, velo, "avancer", vers="a_reparer")
    page = client.get(f"/velo/velos/{velo.pk}/").text

    assert 'name="vers" value="en_reparation"' in page
    assert 'type="radio"' not in page.split('id="etat"')[1].split("</section>")[0]


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

    assert "Aucun identifiant n’est noté" in lue(sans)
    assert "Choisissez qui tient ce fichier" in lue(muet)
    assert "n’est pas un identifiant" in lue(faux)
    assert atelier.relu(velo).statut == "controle_ok"


def test_sans_le_droit_des_prix_la_suite_dit_a_qui_le_dire(client, atelier):
    velo = atelier.controle()
    connecter(client, un_compte("tri", lieu=atelier.lieu), atelier.point)

    page = client.get(f"/velo/velos/{velo.pk}/").text

    assert "Pour le mettre en vente, prévenez la personne responsable du site." in page
    assert "/vente/" not in page


def test_une_vieille_page_dit_pourquoi_son_geste_est_refuse(client, atelier):
    velo = atelier.diagnostique()
    la_boutique()

    reponse = _poster(client, velo, "vente", prix_cts="85")

    assert "il ne passe pas à" in reponse.text.replace("\u00a0", " ")


def test_un_point_oublie_se_dit_a_cote_du_point(client, atelier):
    velo = atelier.diagnostique()
    reponses = tout_ok(velo)
    del reponses["freins"]

    reponse = client.post(f"/velo/velos/{velo.pk}/controle/", {"uuid": str(uuid4())} | reponses)

    assert "À juger." in reponse.text
    assert not velo.controles.exists()


def test_mettre_en_vente_preter_donner_par_la_page(client, atelier):
    la_boutique()
    zoe = une_personne("Zoé")
    en_vente, prete, donne = (atelier.controle() for _ in range(3))
    demain = timezone.localdate() + timedelta(days=1)

    _poster(client, en_vente, "vente", prix_cts="85")
    _poster(client, prete, "pret", personne=zoe.pk, jusqu_au=demain.isoformat())
    _poster(client, donne, "don", type_don=type_don().pk)

    assert [atelier.relu(v).statut for v in (en_vente, prete, donne)] == [
        *("en_vente", "prete", "donne")
    ]
    page = client.get(f"/velo/velos/{prete.pk}/").text
    assert "Zoé" in page
    _poster(client, prete, "retour")
    assert atelier.relu(prete).statut == "diagnostique"


def test_qui_emprunte_ou_reserve_s_inscrit_de_la(client, atelier):
    prete, reserve = atelier.controle(), atelier.diagnostique()
    demain = timezone.localdate() + timedelta(days=1)
    qui = {"personne": "nouvelle", "personne_mots": "zoé durand"}

    _poster(client, prete, "pret", **qui, jusqu_au=demain.isoformat())
    _poster(client, reserve, "reservation", **qui)

    assert str(prete.prets.get().personne) == "Zoé Durand"
    assert atelier.relu(reserve).reserve_pour == prete.prets.get().personne


def test_demonter_par_la_page_refuse_un_gramme_puis_tombe_juste(client, atelier):
    velo = atelier.a_demonter(masse_g=14_000)
    adresse = f"/velo/velos/{velo.pk}/demontage/"

    refuse = client.post(adresse, {"uuid": str(uuid4()), "roues": "5", "carcasse": "8,999"})
    client.post(adresse, {"uuid": str(uuid4()), "roues": "5", "carcasse": "9"})

    assert "Il manque" in refuse.text
    assert 'value="8,999"' in refuse.text
    assert atelier.stock() == {"pieces": 5_000, "a_recycler": 9_000}
    client.post(
        "/velo/pieces/",
        {"uuid": str(uuid4()), "lieu": atelier.lieu.pk, "vers": "rayon", "masse_g": "1,5"},
    )
    assert '<data value="3500">' in client.get("/velo/pieces/").text


def test_un_velo_demonte_ne_se_controle_ni_ne_se_demonte_plus(client, atelier):
    velo = atelier.a_demonter(masse_g=14_000)
    adresse = f"/velo/velos/{velo.pk}"
    client.post(f"{adresse}/demontage/", {"uuid": str(uuid4()), "carcasse": "14"})

    for page in ("controle", "demontage"):
        reponse = client.get(f"{adresse}/{page}/", follow=True)
        assert reponse.redirect_chain == [(f"{adresse}/", 302)], page
        assert "démonté" in reponse.text


def test_l_acheteur_saisi_puis_transmis_ne_se_lit_plus(client, atelier):
    velo = atelier.controle()
    remises.donner(geste=atelier.geste(), velo=velo, type_don=type_don())
    adresse = f"/velo/acheteurs/{Declaration.objects.get().pk}"

    donne = client.get(f"/velo/velos/{velo.pk}/").text
    assert "Il reste à le déclarer à l’opérateur." in donne
    assert "Noter ce propriétaire" in donne
    assert "Rien de plus à faire" not in donne
    ada = {"nom": "Ada Lune", "adresse": "2 rue du Pont, Paris"}
    sans_adresse = client.post(f"{adresse}/saisie/", {"uuid": str(uuid4()), "nom": "Ada Lune"})
    sans_contact = client.post(f"{adresse}/saisie/", ada | {"uuid": str(uuid4())})
    client.post(f"{adresse}/saisie/", ada | {"uuid": str(uuid4()), "courriel": "ada@exemple.fr"})
    assert "son adresse postale" in sans_adresse.text
    assert "un courriel ou un téléphone" in sans_contact.text
    assert "2 rue du Pont" in sans_contact.text
    assert "ada@exemple.fr" in client.get(f"/velo/velos/{velo.pk}/").text
    client.post(f"{adresse}/transmission/", {"uuid": str(uuid4())})

    page = client.get(f"/velo/velos/{velo.pk}/").text
    assert "Ada Lune" not in page
    assert "2 rue du Pont" not in page
    assert "Transmis à l’opérateur" in page
    assert "Rien de plus à faire ici." in page


def test_le_certificat_dit_chaque_point(client, atelier):
    controle = atelier.signer(atelier.diagnostique(), sonnette="nok")

    reponse = client.get(f"/velo/controles/{controle.pk}/pdf/")

    assert reponse["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(reponse.content)).pages
    dit = " ".join(" ".join(p.extract_text() for p in pages).replace("\u00a0", " ").split())
    assert "Nom, adresse et SIRET à compléter" in dit
    assert "Fait à (ville à compléter), le" in dit


def test_la_liste_se_cherche_et_se_trie_par_etat(client, atelier):
    bleu, rouge = atelier.recevoir(marque="Gitane"), atelier.diagnostique(marque="Peugeot")
    atelier.identifier(rouge, "BC12345678")

    for adresse, montre, cache in (
        ("?voir=diagnostique", rouge, bleu),
        ("?q=gitane", bleu, rouge),
        ("?q=bc1234", rouge, bleu),
        (f"?q={bleu}", bleu, rouge),
    ):
        page = client.get(f"/velo/velos/{adresse}").text
        assert f"/velo/velos/{montre.pk}/" in page
        assert f"/velo/velos/{cache.pk}/" not in page


def test_la_liste_coute_autant_pour_dix_velos(client, atelier, django_assert_max_num_queries):
    for _ in range(6):
        atelier.recevoir()

    with django_assert_max_num_queries(12):
        client.get("/velo/velos/")


def test_le_velo_d_un_autre_lieu_repond_403_et_dit_le_droit(client, atelier):
    velo = Atelier().recevoir()

    reponse = client.get(f"/velo/velos/{velo.pk}/")

    assert reponse.status_code == 403
    assert "lire les vélos de l’atelier" in reponse.text


def test_sans_le_droit_de_tenir_la_fiche_se_lit_seulement(client, atelier):
    velo = atelier.recevoir()
    lecteur = un_compte("pole", lieu=un_lieu())
    connecter(client, lecteur)

    assert client.get(f"/velo/velos/{velo.pk}/").status_code == 403


def test_la_fiche_du_velo_se_complete_sur_sa_page_et_l_objet_y_ramene(client, atelier):
    velo = atelier.diagnostique(modele="")
    vente = client.get(f"/velo/velos/{velo.pk}/").text.split("Ce que sa vente demande")[1]
    assert f'href="/velo/velos/{velo.pk}/#cadre"' in vente

    muet = _poster(client, velo, "cadre", marque="Peugeot", modele="", numero_serie="illisible")
    _poster(client, velo, "cadre", marque="Peugeot", modele="Sport", numero_serie="illisible")

    assert "Inconnu ? Dites-le." in lue(muet)
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


def test_un_geste_inconnu_n_existe_pas(client, atelier):
    assert _poster(client, atelier.recevoir(), "peindre").status_code == 404


@pytest.mark.parametrize(("role", "pole"), [("pole", ""), ("pole", "velo"), ("mecanique", "")])
def test_qui_tient_les_velos_en_recoit_un_sans_tenir_le_comptoir(client, atelier, role, pole):
    compte = un_compte(role, lieu=atelier.lieu, pole=pole)
    connecter(client, compte)
    dit = {"uuid": str(uuid4()), "lieu": atelier.lieu.pk, "genre": "ville", "roue_dp": "28"}
    dit |= {"masse": "13,8", "origine": origine().pk, "localite": localite().pk}

    reponse = client.post("/velo/velos/recevoir/", dit)

    assert reponse.status_code == 302
    assert Velo.objects.get().masse_g == 13_800
    assert client.get(reponse["Location"]).status_code == 200
    assert client.get("/collecte/comptoir/").status_code == 403
    assert client.get(f"/collecte/objets/{Velo.objects.get().objet.code}/").status_code == 200


def test_sans_le_droit_de_sortir_la_fiche_dit_qui_donne_un_velo(client, atelier):
    velo = atelier.controle()
    connecter(client, un_compte("mecanique", lieu=atelier.lieu))

    page = client.get(f"/velo/velos/{velo.pk}/").text

    assert "Pour le donner, prévenez l’équipe camion." in page
