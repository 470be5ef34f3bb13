// The keypad: digits into what is being typed, tares counted, and back.

import { compterTare } from "./pesee.js";

const LONGUEUR = { texte: 12, objets: 5 };

export function gestesDeSaisie(etat, { foyer }, { changer, apaiser }) {
  function saisir(quoi) {
    apaiser();
    changer({ ...etat.ticket, saisie: { ...etat.ticket.saisie, ...quoi } });
  }

  return {
    saisir,

    frapper(touche) {
      const s = etat.ticket.saisie;
      const champ = s.champ === "objets" ? "objets" : "texte";
      // What came back to be corrected is replaced by the first digit.
      const avant = s.neuve ? "" : s[champ];
      const apres = touche === "effacer" ? avant.slice(0, -1) : avant + touche;
      if (champ === "objets" && touche === ",") return;
      if (apres.length <= LONGUEUR[champ]) saisir({ [champ]: apres, neuve: false });
    },

    basculerObjets() {
      const { champ, objets, corrige } = etat.ticket.saisie;
      if (champ === "objets") saisir({ champ: "poids", neuve: Boolean(corrige) });
      else saisir({ champ: "objets", neuve: Boolean(objets) });
      foyer.saisie();
    },
    basculerEstime: () => saisir({ estime: !etat.ticket.saisie.estime }),
    compterTare: (contenant, pas) =>
      saisir({ tares: compterTare(etat.ticket.saisie.tares, contenant, pas) }),
    sansTare: () => saisir({ tares: [] }),

    reprendreSaisie() {
      saisir({ neuve: true });
      foyer.saisie();
    },
  };
}
