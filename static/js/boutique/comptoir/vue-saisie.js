// The display and the four modes: what is being typed, and what was.

import { tenirDansLAfficheur } from "../../collecte/comptoirs/afficheur.js";
import { kilosNombre } from "../../collecte/comptoirs/nombres.js";
import { ecrireMot, presser, tous, trouver } from "../../collecte/comptoirs/page.js";
import { reste } from "./paiement.js";
import { euros, eurosNombre } from "./prix.js";
import { aDit, entiere, lire } from "./saisie.js";

const UNITES = { poids: "kg", prix: "€", lot: "€", paye: "€" };
const DESSINS = { qte: "hash", nb: "hash", prix: "euro", lot: "boxes", poids: "scale", paye: "banknote" };

function titre({ panier, phrase, reglages }) {
  const { mode, attend, choisie, moyen } = panier.saisie;
  if (mode === "paye") {
    const m = reglages.moyens.find((x) => x.id === moyen);
    return m.genre === "especes" ? phrase("saisie_donne") : phrase("saisie_paye", { moyen: m.nom });
  }
  if (attend && (mode === "prix" || mode === "poids")) return phrase(`saisie_${mode}_de`, { nom: attend.nom });
  const l = panier.lignes.find((x) => x.cle === choisie);
  return l ? phrase("saisie_de", { nom: l.article.nom, quoi: phrase(`${mode}_mot`) }) : phrase(`saisie_${mode}`);
}

function detail({ panier, chiffre, phrase, reglages }) {
  const { mode, texte, dit, choisie, moyen } = panier.saisie;
  if (mode === "paye") {
    const du = reste(chiffre.total, panier.reglements);
    const { valeur } = lire("paye", texte);
    if (!valeur || valeur === du) return "";
    if (valeur > du && !reglages.moyens.find((m) => m.id === moyen).rend) return "";
    return valeur > du ? phrase("a_rendre", { montant: euros(valeur - du) }) : phrase("il_restera", { montant: euros(du - valeur) });
  }
  if (mode === "lot" && !choisie) return phrase("aide_lot", { n: dit.nb ? phrase.n("detail_objets", dit.nb) : phrase("sans_nombre") });
  return "";
}

// What each chip says: of the chosen line, else of what waits for the next article.
function mots({ panier, phrase }) {
  const { mode, texte, dit, choisie } = panier.saisie;
  const l = panier.lignes.find((x) => x.cle === choisie);
  if (l) {
    const lot = l.mode === "lot";
    return {
      qte: lot ? (l.nb ?? phrase("sans_nombre")) : l.quantite,
      prix: lot ? "€" : eurosNombre(l.prix ?? l.article.prix ?? 0),
      poids: l.masse_g ? kilosNombre(l.masse_g) : "kg",
      lot: lot ? eurosNombre(l.prix) : "€",
    };
  }
  const en = (m) => (mode === m && texte ? texte : null);
  const lot = mode === "lot" || aDit(dit, "lot");
  return {
    qte: lot ? (en("nb") ?? dit.nb ?? phrase("sans_nombre")) : (en("qte") ?? dit.qte ?? 1),
    prix: en("prix") ?? (aDit(dit, "prix") ? eurosNombre(dit.prix) : "€"),
    poids: en("poids") ?? (dit.poids ? kilosNombre(dit.poids) : "kg"),
    lot: en("lot") ?? (aDit(dit, "lot") ? eurosNombre(dit.lot) : "€"),
  };
}

export function peindreSaisie(etat) {
  const { panier, phrase, erreur } = etat;
  const { mode, texte, choisie, dit } = panier.saisie;
  const champ = trouver("#saisie");
  const afficheur = trouver("#afficheur");
  if (champ.value !== texte) champ.value = texte;
  const repos = mode === "qte" ? "1" : "0";
  if (champ.placeholder !== repos) champ.placeholder = repos;
  champ.setAttribute("aria-invalid", String(Boolean(erreur)));
  afficheur.classList.toggle("afficheur-erreurs", Boolean(erreur));
  ecrireMot("#saisie-erreur", erreur ?? "");
  ecrireMot("#saisie-nom", titre(etat));
  ecrireMot("#saisie-unite", UNITES[mode] ?? "");
  ecrireMot("#saisie-detail", detail(etat));
  const usage = trouver("#afficheur use");
  if (usage.getAttribute("href") !== `#p-${DESSINS[mode]}`) usage.setAttribute("href", `#p-${DESSINS[mode]}`);

  const dits = mots(etat);
  const lot = mode === "lot" || mode === "nb" || aDit(dit, "lot") || panier.lignes.find((l) => l.cle === choisie)?.mode === "lot";
  for (const b of tous("[data-mode]")) {
    const m = b.dataset.mode;
    presser(b, m === mode || (m === "qte" && mode === "nb"));
    ecrireMot(`[data-mode="${m}"] [data-mot]`, String(dits[m]));
  }
  ecrireMot("#mode-qte > span", phrase(lot ? "nb_objets" : "qte_courte"));
  for (const touche of tous('[data-touche=","]')) touche.setAttribute("aria-disabled", String(entiere(mode)));
  tenirDansLAfficheur(afficheur);
}
