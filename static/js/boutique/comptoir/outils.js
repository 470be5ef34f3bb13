// What every gesture of the till leans on: change the basket, say something, take it back.
// Each change is kept on the device before anything else happens.

import { chiffrer, sansValeur } from "./panier.js";

const AVIS_MS = 10_000;

export function creerOutils(etat, { memoire, phrase, peindre, foyer }, evenements) {
  let minute;

  const outils = {
    evenements,

    changer(panier) {
      etat.panier = panier;
      etat.chiffre = chiffrer(panier, etat.operations);
      if (sansValeur(panier)) memoire.oublierTicket(panier.uuid);
      else memoire.garderTicket(panier);
      peindre();
    },

    apaiser() {
      etat.erreur = null;
      if (etat.avis?.genre === "alerte" || etat.avis?.genre === "erreur") etat.avis = null;
    },

    dire(avis, duree = AVIS_MS) {
      etat.avis = avis;
      clearTimeout(minute);
      if (duree) minute = setTimeout(outils.taire, duree);
      peindre();
    },

    taire() {
      etat.avis = null;
      peindre();
    },

    // A gesture offered in a banner: the banner goes once it is done.
    geste: (mot, dessin, faire) => ({
      mot,
      dessin,
      quand() {
        outils.taire();
        faire();
        foyer();
      },
    }),

    // Said in the display, beside what was typed, which stays.
    refuser: (cle, valeurs = {}) => outils.refuserEnMots(phrase(cle, valeurs)),
    refuserEnMots(mots) {
      etat.erreur = mots;
      peindre();
      foyer();
      return false;
    },
  };
  return outils;
}
