// The keypad: what is typed goes to the chosen line at once, else it waits for the next article.

import { commeTape as kilosTapes } from "../../collecte/comptoirs/nombres.js";
import { commeTape } from "./prix.js";
import { changer as changerLigne, prixDe, surprenante, surprises } from "./panier.js";
import { LONGUEUR, aDit, frapper, lire, retenir, saisieVide } from "./saisie.js";

const TAPER = {
  qte: (l) => String(l.quantite),
  nb: (l) => (l.nb ? String(l.nb) : ""),
  prix: (l) => commeTape(prixDe(l)),
  lot: (l) => commeTape(prixDe(l)),
  poids: (l) => (l.masse_g ? kilosTapes(l.masse_g) : ""),
};

const CHANGER = {
  qte: (valeur) => ({ quantite: valeur }),
  nb: (valeur) => ({ nb: valeur }),
  // At 0 € it is given, and keeps the price of the list.
  prix: (valeur) => ({ prix: valeur || null, offert: valeur === 0 }),
  poids: (valeur) => ({ masse_g: valeur }),
  lot: (valeur) => ({ mode: "lot", prix: valeur, quantite: 1, offert: valeur === 0 }),
};

export function gestesDeSaisie(etat, { phrase, reglages, foyer, dialogues }, { changer, apaiser, refuser }) {
  const saisie = () => etat.panier.saisie;
  const poser = (quoi) => changer({ ...etat.panier, saisie: { ...saisie(), ...quoi } });
  const choisie = () => etat.panier.lignes.find((l) => l.cle === saisie().choisie);
  const verrou = () => Boolean(etat.panier.envoi);

  // Why a line may not take what is typed in that mode; empty: it may.
  function interdit(mode, { article, mode: vendu }) {
    if (mode === "qte" && (article.unique || article.genre)) return phrase("deja_la", { nom: article.nom });
    if ((mode === "lot" || mode === "nb") && (article.mode === "fixe" || article.mode === "au_kg" || article.unique)) {
      return phrase("pas_de_lot", { nom: article.nom });
    }
    if (mode === "prix" && vendu !== "lot" && ["fixe", "au_kg", "lot"].includes(article.mode)) {
      return phrase("prix_impose", { nom: article.nom, prix: etat.euros(article.prix ?? 0) });
    }
    return "";
  }

  function appliquer() {
    const l = choisie();
    const s = saisie();
    if (!l || s.neuve) return true;
    const lu = lire(s.mode, s.texte);
    if (lu.refus) return lu.refus === "vide" && s.mode !== "qte" ? true : refuser(lu.refus, { texte: s.texte });
    const { article } = l;
    const prix = s.mode === "prix" || s.mode === "lot";
    if (prix && lu.valeur === 0 && article.entier) return refuser("entier", { nom: article.nom });
    if (s.mode === "prix" && lu.valeur && article.minimum && lu.valeur < article.minimum) {
      return refuser("minimum", { nom: article.nom, minimum: etat.euros(article.minimum) });
    }
    changer(changerLigne(etat.panier, l.cle, CHANGER[s.mode](lu.valeur)));
    return true;
  }

  // The chosen line as it will stand: what was typed is taken, what surprises is looked at twice,
  // then `suite` goes on with what was touched.
  function finirLaLigne(suite) {
    if (!appliquer()) return false;
    const l = choisie();
    if (!l || !surprenante(l, reglages.plausibles)) return true;
    dialogues.surprise(l, () => {
      changer(changerLigne(etat.panier, l.cle, { confirme: surprises(l, reglages.plausibles) }));
      if (suite) suite();
      else etat.agir.quitterLaLigne();
    });
    return false;
  }

  // Another mode for the next line: what was typed is kept, or refused where it stands.
  function retenirLaSaisie() {
    const retenue = retenir(saisie());
    if (retenue.refus) return refuser(retenue.refus, { texte: retenue.texte });
    etat.panier = { ...etat.panier, saisie: retenue.saisie };
    return true;
  }

  function ouvrirSurLaLigne(l, mode) {
    const voulu = l.mode === "lot" && mode === "qte" ? "nb" : l.mode === "lot" && mode === "prix" ? "lot" : mode;
    const raison = interdit(voulu, l);
    if (raison) return etat.dire({ genre: "alerte", titre: raison });
    if (voulu === "lot" && l.mode === "lot" && saisie().mode === "lot") {
      const quoi = { mode: "unite", prix: null, quantite: l.nb ?? 1, nb: null };
      changer(changerLigne(etat.panier, l.cle, quoi));
      return poser({ mode: "qte", texte: String(l.nb ?? 1), neuve: true });
    }
    return poser({ mode: voulu, texte: voulu === "lot" && l.mode !== "lot" ? "" : TAPER[voulu](l), neuve: true });
  }

  return {
    retenirLaSaisie,
    finirLaLigne,

    frapper(touche) {
      if (verrou()) return;
      apaiser();
      poser(frapper(saisie(), touche));
      const l = choisie();
      if (l && !lire(saisie().mode, saisie().texte).refus) appliquer();
    },

    remplacerLaSaisie(texte) {
      if (verrou()) return etat.peindre();
      apaiser();
      return poser({ texte: texte.slice(0, LONGUEUR), neuve: false });
    },

    choisirMode(mode) {
      if (verrou()) return;
      apaiser();
      const l = choisie();
      if (l) {
        if (appliquer()) ouvrirSurLaLigne(choisie(), mode);
        return foyer();
      }
      const s = saisie();
      if (s.mode === "paye") return poser({ ...saisieVide(), mode });
      // Touched again with nothing typed: no lot after all.
      if (mode === "lot" && s.mode === "lot" && !s.texte) return poser({ mode: "qte", texte: "", dit: { ...s.dit, lot: undefined, nb: undefined } });
      if (!retenirLaSaisie()) return;
      const { dit } = saisie();
      if (mode === "lot" && dit.qte && !dit.nb) {
        etat.panier = { ...etat.panier, saisie: { ...saisie(), dit: { ...dit, nb: dit.qte, qte: undefined } } };
      }
      const voulu = mode === "qte" && (saisie().mode === "lot" || aDit(saisie().dit, "lot")) ? "nb" : mode;
      const deja = saisie().dit[voulu];
      const texte = deja === undefined ? "" : voulu === "poids" ? kilosTapes(deja) : voulu === "qte" || voulu === "nb" ? String(deja) : commeTape(deja);
      poser({ mode: voulu, texte, neuve: Boolean(texte) });
      foyer();
    },

    choisirLigne(cle) {
      if (verrou()) return;
      if (!finirLaLigne(() => etat.agir.choisirLigne(cle))) return;
      apaiser();
      const l = etat.panier.lignes.find((x) => x.cle === cle);
      if (saisie().choisie === cle) return poser(saisieVide());
      const mode = l.mode === "lot" ? "nb" : l.mode === "poids" || l.article.unique || l.article.genre ? "poids" : "qte";
      poser({ ...saisieVide(), choisie: cle, mode, texte: TAPER[mode](l), neuve: true });
      foyer();
    },

    quitterLaLigne() {
      if (!finirLaLigne(() => etat.agir.quitterLaLigne())) return;
      apaiser();
      poser(saisieVide());
      foyer();
    },

    // Escape, one step at a time: what is asked, what is typed, the chosen line.
    echapper() {
      apaiser();
      const l = choisie();
      // A surprising weight that nobody confirmed does not stay behind; the rest is asked again
      // before it is paid.
      const { g } = l ? surprises(l, reglages.plausibles) : {};
      if (g && l.mode !== "poids" && !(g <= l.confirme?.g)) changer(changerLigne(etat.panier, l.cle, { masse_g: null }));
      poser(saisieVide());
      foyer();
    },
  };
}
