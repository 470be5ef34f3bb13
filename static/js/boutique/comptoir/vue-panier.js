// The basket: its lines, what was taken off, the total.

import { kilos } from "../../collecte/comptoirs/nombres.js";
import { creer, ecrireMot, pastille, picto, presser, refaire, tous, trouver } from "../../collecte/comptoirs/page.js";
import { euros } from "./prix.js";

// « 5,9 kg »: an estimate says no grams.
const environ = (grammes) => kilos(grammes < 1000 ? Math.max(10, Math.round(grammes / 10) * 10) : Math.round(grammes / 100) * 100);

function detail(l, chiffre, { phrase, reglages }) {
  const { article } = l;
  const mots = [];
  if (l.mode === "lot") mots.push(l.nb ? phrase("detail_lot", { n: l.nb }) : phrase("detail_lot_sans_nombre"));
  else if (l.mode === "poids") mots.push(phrase("detail_poids", { masse: kilos(l.masse_g ?? 0), prix: euros(chiffre.prix) }));
  else if (l.quantite > 1) mots.push(phrase("detail_fois", { n: l.quantite, prix: euros(chiffre.prix) }));
  if (article.unique) mots.push(phrase("detail_etiquette", { numero: article.n }));
  if (l.masse_g && l.mode !== "poids") mots.push(phrase("detail_pese", { masse: kilos(l.masse_g) }));
  if (l.offert) mots.push(phrase("detail_offert"));
  else if (l.remise?.pourcent) mots.push(phrase("detail_pourcent", { pourcent: l.remise.pourcent }));
  else if (l.remise) mots.push(phrase("detail_remise", { montant: euros(l.remise.cts) }));
  if (l.a_enlever) mots.push(phrase("detail_a_enlever"));
  if (l.pour) mots.push(phrase("detail_pour", { nom: l.pour.nom }));
  else if (reglages.pour_qui[article.genre]) mots.push(phrase("detail_sans_nom"));
  return mots.join(" · ");
}

function gestesDe(l, { phrase, reglages }) {
  const puce = (geste, mot, dessin, pressee) =>
    creer(
      "button",
      { class: "puce", type: "button", "data-geste": geste, "data-foyer": geste, "aria-pressed": pressee === undefined ? null : String(pressee) },
      picto(dessin, 20),
      creer("span", {}, mot),
    );
  return creer(
    "div",
    { class: "ligne-gestes" },
    reglages.pour_qui[l.article.genre] && puce("pour-qui", phrase("pour_qui"), "hand-heart"),
    puce("remise", phrase("remise"), "percent", Boolean(l.remise)),
    puce("offrir", phrase("offrir"), "gift", l.offert),
    l.article.categorie && !l.article.service && puce("a-enlever", phrase("a_enlever"), "truck", l.a_enlever),
    puce("enlever", phrase("enlever"), "trash-2"),
    puce("quitter", phrase("fini"), "check"),
  );
}

function uneLigne(l, chiffre, etat) {
  const { phrase, panier, reglages } = etat;
  const choisie = panier.saisie.choisie === l.cle;
  const derniere = panier.derniere === l.cle && !panier.saisie.choisie;
  const avant = chiffre.catalogue !== chiffre.montant + chiffre.part;
  const montant = chiffre.montant + chiffre.part;
  const { operation } = chiffre;
  const mots = detail(l, chiffre, etat);
  return creer(
    "li",
    { class: `ligne${choisie ? " ligne-choisie" : ""}${derniere ? " ligne-derniere" : ""}${l.erreur ? " ligne-fautive" : ""}` },
    creer(
      "button",
      {
        class: "ligne-tete",
        type: "button",
        "data-ligne": l.cle,
        "data-foyer": l.cle,
        "aria-expanded": String(choisie),
        "aria-label": phrase("changer", { nom: `${l.article.nom} ${mots}`, montant: euros(montant) }),
      },
      l.article.categorie ? pastille(l.article.categorie) : creer("span", { class: "pastille pastille-grande pastille-maison" }, picto(reglages.rayons.find((r) => r.activite === l.article.activite)?.dessin ?? "hand-heart", 24)),
      creer(
        "span",
        { class: "ligne-mots" },
        creer("strong", {}, l.article.nom),
        mots && creer("small", {}, mots),
        operation && creer("span", { class: "etiquette-soleil" }, phrase("operation", { pourcent: operation.pourcent, nom: operation.nom })),
      ),
      creer("span", { class: "ligne-prix" }, avant && creer("s", {}, euros(chiffre.catalogue)), creer("span", { class: "ligne-kg" }, euros(montant))),
    ),
    l.erreur && creer("p", { class: "ligne-erreur", role: "alert" }, picto("triangle-alert", 18), creer("span", {}, l.erreur)),
    choisie && gestesDe(l, etat),
  );
}

export function peindrePanier(etat) {
  const { panier, chiffre, phrase, recu } = etat;
  const vide = panier.lignes.length === 0;
  const cle = JSON.stringify([panier.lignes, chiffre.lignes, panier.derniere, panier.saisie.choisie]);
  refaire(trouver("#lignes"), cle, () => panier.lignes.map((l, i) => uneLigne(l, chiffre.lignes[i], etat)));
  trouver(panier.saisie.choisie ? ".ligne-choisie" : "#lignes > li:last-child")?.scrollIntoView({ block: "nearest" });
  ecrireMot("#ticket-titre", phrase("panier_n", { n: panier.n }));
  ecrireMot("#ticket-compte", vide ? "" : phrase.n("lignes", panier.lignes.length));
  trouver("#invite").hidden = !vide || Boolean(recu);
  const total = euros(chiffre.total);
  for (const noeud of tous("#total, [data-total]")) if (noeud.textContent !== total) noeud.textContent = total;
  ecrireMot("#masse", chiffre.masse_g ? phrase("masse_reemployee", { masse: environ(chiffre.masse_g) }) : "");
  const remise = trouver("#remise-panier");
  remise.hidden = !chiffre.remise;
  if (chiffre.remise) ecrireMot("#remise-panier [data-mot]", phrase("detail_remise", { montant: euros(chiffre.remise) }));
  ecrireMot("#ticket-ouvrir [data-mot]", phrase.n("lignes_voir", panier.lignes.length));
  for (const b of tous("[data-public]")) presser(b, (Number(b.dataset.public) || null) === panier.public);
  // What changes a basket waits while it is being sent.
  const verrou = Boolean(panier.envoi);
  for (const b of tous('[data-geste="remise"], [data-geste="offrir"], [data-geste="de-cote"], [data-geste="abandonner"]')) {
    if (b.closest("#lignes")) continue;
    const attend = b.dataset.geste === "offrir" && panier.saisie.attend;
    if (verrou || (vide && !attend)) b.setAttribute("aria-disabled", "true");
    else b.removeAttribute("aria-disabled");
  }
  const seule = panier.lignes.find((l) => l.cle === (panier.saisie.choisie ?? panier.derniere));
  presser(trouver("#offrir"), seule?.offert);
  presser(trouver("#remise"), panier.remise);
}

