// The lines of the ticket: taken up, weighed again, taken off.

import { enlever, remettre } from "../comptoirs/lignes.js";
import { commeTape } from "../comptoirs/nombres.js";
import { annoncer } from "../comptoirs/page.js";
import { peser } from "../comptoirs/pesee.js";
import * as T from "./ticket.js";

export function gestesDeLigne(etat, { phrase, reglages, dialogues, foyer, volet }, outils) {
  const { agir, changer, apaiser, direEnleve, refuserSaisie } = outils;
  const ligne = (cle) => etat.ticket.lignes.find((l) => l.cle === cle);

  // Only what was weighed here can be weighed again; bins have their number.
  const repesable = (l) => l.annonce_g !== null || (!l.plein && !l.bac);

  return {
    repesable,

    // An arrival's line takes the weight that was typed; else a line is taken up, then opened.
    toucherLigne(cle) {
      const { ticket: t } = etat;
      const { saisie: s } = t;
      if (t.genre === "arrivee" && s.texte && (!s.corrige || s.corrige === cle)) return agir.repeser(cle);
      if (t.courante !== cle) return changer({ ...t, courante: cle });
      return dialogues.ligne(cle);
    },

    // `valider`: « Sortir » was touched, and goes on once the question is answered.
    repeser(cle = etat.ticket.saisie.corrige, valider = false) {
      const { maximum_g } = reglages.point;
      const lue = peser(etat.ticket.saisie, { contenants: reglages.contenants, maximum_g });
      if (lue.refus) {
        if (lue.propose_g) etat.question = { genre: "maximum", propose_g: lue.propose_g, cle, valider };
        return refuserSaisie(lue);
      }
      apaiser();
      changer(T.repeser(etat.ticket, cle, lue));
      annoncer(phrase("annonce_ajoutee", etat.motsDe(ligne(cle))));
      foyer.saisie();
      return true;
    },

    corrigerLigne(cle) {
      apaiser();
      volet.fermer();
      changer(T.corriger(etat.ticket, cle, commeTape));
      foyer.saisie();
    },

    ligneAbsente(cle) {
      apaiser();
      changer(T.absente(etat.ticket, cle));
    },

    enleverLigne(cle) {
      const { ticket, enlevee } = enlever(etat.ticket, cle);
      changer(ticket);
      direEnleve(phrase("ligne_enlevee", etat.motsDe(enlevee.ligne)), () =>
        remettre(etat.ticket, enlevee),
      );
    },

    noter: (quoi) => changer({ ...etat.ticket, ...quoi }),
  };
}
