// What is asked around a payment: a voucher's code, a cheque's reference, the date of the paper
// book, a word beside the ticket.

import { ecrireMot, trouver } from "../../collecte/comptoirs/page.js";
import { lire as demander } from "./etat.js";
import { euros } from "./prix.js";

export function creerDialoguesDePaiement(etat, { phrase, reglages, agir }, { ouvrir, fermer, refuser }) {
  let moyen = null;
  let apresCheque = null;

  async function lireLeBon(evenement) {
    evenement.preventDefault();
    const lu = await demander(reglages.adresses.bon, { code: trouver("#bon-code").value });
    const mots = !lu ? phrase("bon_pas_lu") : (lu.refus ?? "");
    if (mots) return refuser("bon-code", mots);
    fermer("bon");
    const deja = agir().payerParBon(moyen, lu);
    if (deja) etat.dire({ genre: "alerte", titre: deja });
    return undefined;
  }

  function prendreLeCheque(reference) {
    const suite = apresCheque;
    apresCheque = null;
    fermer("cheque");
    suite?.(reference);
  }

  function remplir(id, valeur) {
    trouver(`#${id}`).value = valeur;
    refuser(id, "");
  }

  return {
    bon(m, du) {
      moyen = m;
      remplir("bon-code", "");
      ecrireMot("#bon-reste", euros(du));
      ouvrir("bon");
      trouver("#bon-code").focus();
    },
    // Its number and its bank, never a name; one tap does without.
    cheque(suite) {
      apresCheque = suite;
      remplir("cheque-numero", "");
      remplir("cheque-banque", "");
      ouvrir("cheque");
      trouver("#cheque-numero").focus();
    },
    carnet() {
      remplir("carnet-date", etat.panier.carnet ?? "");
      ouvrir("carnet");
      trouver("#carnet-date").focus();
    },
    mot() {
      remplir("mot-texte", etat.panier.mot ?? "");
      ouvrir("mot");
      trouver("#mot-texte").focus();
    },

    brancher() {
      const soumettre = (id, faire) =>
        trouver(`#${id}-formulaire`).addEventListener("submit", (evenement) => {
          evenement.preventDefault();
          faire();
        });
      trouver("#bon-formulaire").addEventListener("submit", lireLeBon);
      soumettre("cheque", () => {
        const dits = ["numero", "banque"].map((quoi) => trouver(`#cheque-${quoi}`).value.trim());
        prendreLeCheque(dits.filter(Boolean).join(" · "));
      });
      trouver("#cheque-sans").addEventListener("click", () => prendreLeCheque(""));
      soumettre("carnet", () => {
        const carnet = trouver("#carnet-date").value.trim();
        if (!carnet) return refuser("carnet-date", phrase("carnet_vide"));
        fermer("carnet");
        return agir().annoter({ carnet });
      });
      soumettre("mot", () => {
        fermer("mot");
        agir().annoter({ mot: trouver("#mot-texte").value.trim() });
      });
    },
  };
}
