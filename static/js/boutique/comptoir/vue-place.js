// The place kept in the basket for what the till has to say: what was recorded, what was not.

import { annonce } from "../../collecte/comptoirs/annonces.js";
import { bouton, creer, picto, refaire, trouver } from "../../collecte/comptoirs/page.js";
import { REPENTIR_MS } from "./evenements.js";
import { estVide } from "./panier.js";
import { euros } from "./prix.js";
import { resteDuBon } from "./vue-paiement.js";

function lien(mot, dessin, href, classe = "", ou = { target: "_blank", rel: "noopener" }) {
  return href && creer("a", { class: `bouton bouton-comptoir ${classe}`, href, ...ou }, picto(dessin, 22), mot);
}

const UNE_FOIS_REMIS = { a_remettre: "garantie", note: "note_apres" };

// How the ticket may be handed over: the law’s cases first, else what is asked.
function remettre({ recu: r, phrase, agir, reglages }) {
  const { papier, courriel, code, ticket } = r.adresses;
  const mot = UNE_FOIS_REMIS[r.cas];
  const fort = mot ? "bouton-garantie" : "";
  return [
    mot && creer("p", { class: "recu-garantie" }, phrase(mot)),
    r.suites?.length > 0 && creer("div", { class: "recu-gestes" }, ...r.suites.map(([mot, adresse]) => lien(mot, "hand-heart", adresse))),
    creer(
      "div",
      { class: "recu-gestes" },
      lien(phrase("imprimer"), "printer", papier, fort),
      lien(phrase("courriel"), "mail", courriel, fort),
      lien(phrase("par_code"), "qr-code", code),
      lien(phrase("cadeau"), "gift", papier && `${papier}?cadeau=1`),
      // The change that was said is not the one to give: gone once the page has left.
      ...reglages.apres.map(([page, dessin, quoi]) =>
        lien(phrase(quoi), dessin, ticket && ticket + page, "", { quand: () => quoi === "recu_autre" && setTimeout(agir.oublierLeRendu) }),
      ),
      mot && bouton(phrase("refuse_client"), "x", agir.refuserLeTicket, { "data-foyer": "refuse" }),
      bouton(phrase(mot ? "plus_tard" : "sans_ticket"), "check", agir.oublierLeRecu, { "data-foyer": "sans" }),
    ),
  ].filter(Boolean);
}

function bons({ recu: r, phrase }) {
  return [
    ...(r.bons_vendus ?? []).map((b) =>
      creer("p", { class: "recu-bon" }, phrase("bon_vendu", { montant: euros(b.valeur_cts) }), " ", creer("strong", {}, b.code), " ", phrase("bon_jusqu_au", { jour: b.expire })),
    ),
    ...(r.bons_restes ?? []).map((b) => creer("p", {}, phrase("bon_ligne", { nom: b.nom, reste: resteDuBon(b, phrase) }))),
  ];
}

// The number, the total and the change stay until the next ticket starts.
function recu(etat) {
  const { recu: r, phrase } = etat;
  const { ticket } = r.adresses;
  return creer(
    "div",
    { class: "recu recu-caisse", role: "status" },
    creer("p", { class: "recu-numero" }, picto("circle-check", 24), creer("a", ticket ? { href: ticket, target: "_blank", rel: "noopener" } : {}, phrase("ticket_numero", { numero: r.numero }))),
    creer("p", { class: r.rendu ? "" : "recu-masse" }, phrase.n("recu_total", r.total_cts / 100, { montant: euros(r.total_cts) })),
    r.rendu > 0 && creer("p", { class: "recu-rendre" }, creer("span", {}, phrase("a_rendre_titre")), " ", creer("strong", {}, euros(r.rendu))),
    ...bons(etat),
    ...remettre(etat),
    creer("p", { class: "douce" }, phrase("ticket_suivant")),
  );
}

// What was said of the basket itself: of the paper book, a word beside it.
function mentions({ panier, phrase, agir }) {
  return [
    panier.carnet && annonce("alerte", phrase("carnet_titre"), panier.carnet, panier.envoi ? [] : [bouton(phrase("retirer"), "undo-2", () => agir.annoter({ carnet: "" }), { "data-foyer": "sans-carnet" })]),
    panier.mot && annonce("info", phrase("mot_titre"), panier.mot, panier.envoi ? [] : [bouton(phrase("retirer"), "undo-2", () => agir.annoter({ mot: "" }), { "data-foyer": "sans-mot" })]),
  ];
}

function pasEnregistre({ envoi, arret, phrase, agir }) {
  if (envoi === "connexion") {
    const renouer = bouton(phrase("se_reconnecter"), "log-in", agir.seReconnecter, { "data-foyer": "se_reconnecter" });
    return annonce("erreur", phrase("reconnectez"), phrase("reconnectez_texte"), [renouer]);
  }
  const essayer = bouton(phrase("reessayer"), "refresh-cw", agir.renvoyer, { "data-foyer": "reessayer" });
  const texte = arret || phrase(envoi === "reseau" ? "pas_de_reseau" : "pas_de_reponse");
  return annonce("erreur", phrase("pas_enregistre"), texte, [essayer]);
}

// On a phone it stands over the tiles: it soon leaves them, and stays in the opened basket.
const gene = ({ abandonne, panier }, etroit) => etroit && (!estVide(panier) || Date.now() - abandonne.le > REPENTIR_MS);

function reprise(etat, etroit) {
  const { abandonne, phrase, agir } = etat;
  if (!abandonne || gene(etat, etroit)) return null;
  return annonce("info", phrase("panier_abandonne"), "", [bouton(phrase("reprendre"), "undo-2", agir.reprendreLAbandonne, { "data-foyer": "reprendre" })]);
}

export function peindrePlace(etat, etroit) {
  const { recu: r, avis, envoi, arret, phrase, abandonne } = etat;
  const attend = envoi && envoi !== "envoi";
  const cle = JSON.stringify([r?.id, r?.rendu, avis && [avis.genre, avis.titre, avis.texte, (avis.gestes ?? []).length], attend && [envoi, arret], etat.panier.carnet, etat.panier.mot, Boolean(etat.panier.envoi), abandonne && [abandonne.panier.uuid, gene(etat, etroit)]]);
  refaire(trouver(etroit ? "#place" : "#place-etroite"), "", () => []);
  refaire(trouver(etroit ? "#place-etroite" : "#place"), cle, () =>
    [
      r && !attend && recu(etat),
      ...mentions(etat),
      attend && pasEnregistre(etat),
      reprise(etat, etroit),
      avis && annonce(avis.genre, avis.titre, avis.texte, (avis.gestes ?? []).map((g) => bouton(phrase(g.mot), g.dessin, g.quand, { "data-foyer": g.mot }))),
    ].filter(Boolean),
  );
}
