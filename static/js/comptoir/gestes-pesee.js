// From the scale to a line: digits, tare, objects, and the tile that gives them their category.

import { commeTape, kilos } from "./nombres.js";
import { annoncer } from "./page.js";
import * as T from "./ticket.js";

const LONGUEUR = { texte: 12, objets: 5 };

export function gestesDePesee(etat, { phrase, reglages, peindre, dialogues, foyer }, outils) {
  const { changer, apaiser, refuserSaisie } = outils;
  const enfants = (id) => reglages.categories.filter((c) => c.parent === id);

  function saisir(quoi) {
    apaiser();
    changer({ ...etat.ticket, saisie: { ...etat.ticket.saisie, ...quoi } });
  }

  // Finish the line being typed under this category. False when something is missing or asked.
  // `precise`: the sub-category was already asked. `confirmee`: so was the implausible mass.
  function completer(id, { precise = false, confirmee = false } = {}) {
    const c = etat.categorie(id);
    const corrige = Boolean(etat.ticket.saisie.corrige);
    const pesee = T.peser(etat.ticket.saisie, {
      contenants: reglages.contenants,
      maximum_g: reglages.point.maximum_g,
    });
    if (pesee.refus) {
      const { propose_g } = pesee;
      if (propose_g) etat.question = { genre: "maximum", propose_g, categorie: id, precise };
      return refuserSaisie(pesee);
    }
    if (!precise && enfants(id).length) {
      dialogues.sousCategories(id, (sous) => completer(sous, { precise: true }));
      return false;
    }
    if (!confirmee && T.aConfirmer(c, pesee.masse_g)) {
      etat.question = { genre: "plausible", categorie: id, masse_g: pesee.masse_g };
      peindre();
      foyer.question();
      return false;
    }
    apaiser();
    etat.avis = null;
    changer(T.poser(etat.ticket, c, pesee, confirmee));
    annoncer(
      phrase(corrige ? "annonce_corrigee" : "annonce_ajoutee", {
        categorie: c.nom,
        masse: kilos(pesee.masse_g),
        total: kilos(T.total(etat.ticket)),
      }),
    );
    foyer.saisie();
    return true;
  }

  function choisir(id) {
    const deja = etat.ticket.saisie.choisie === id;
    saisir({ choisie: deja ? null : id });
    if (!deja) annoncer(phrase("annonce_choisie", { categorie: etat.categorie(id).nom }));
    foyer.saisie();
  }

  function toucherCategorie(id) {
    const c = etat.categorie(id);
    const s = etat.ticket.saisie;
    if (c.indisponible) {
      annoncer(phrase("indisponible", { categorie: c.nom, raison: c.indisponible }));
      return;
    }
    const laChoisie = s.choisie && (s.choisie === id || etat.categorie(s.choisie).parent === id);
    if (s.corrige && !s.texte) refuserSaisie({ refus: "vide" });
    else if (s.texte && laChoisie) completer(s.choisie, { precise: true });
    else if (s.texte && (s.corrige || !s.choisie)) completer(id);
    else if (s.texte) {
      // A first tile waited for this weight: it takes it, and the new tile waits for the next.
      if (completer(s.choisie, { precise: true })) toucherCategorie(id);
    } else if (!laChoisie && enfants(id).length) dialogues.sousCategories(id, choisir);
    else choisir(laChoisie ? s.choisie : id);
  }

  return {
    saisir,
    toucherCategorie,

    // The line being typed, before the deposit is validated: false when it is not finished.
    finirLaSaisie() {
      const s = etat.ticket.saisie;
      if (s.texte && s.choisie) return completer(s.choisie, { precise: true });
      if (s.texte) return refuserSaisie({ refus: "sans_categorie" }, foyer.tuiles);
      if (!s.choisie) return true;
      return refuserSaisie({ refus: "sans_poids", categorie: etat.categorie(s.choisie).nom });
    },

    frapper(touche) {
      const s = etat.ticket.saisie;
      const champ = s.champ === "objets" ? "objets" : "texte";
      // A weight that came back to be corrected is replaced by the first digit.
      const avant = s.neuve && champ === "texte" ? "" : s[champ];
      const apres = touche === "effacer" ? avant.slice(0, -1) : avant + touche;
      if (champ === "objets" && touche === ",") return;
      if (apres.length <= LONGUEUR[champ]) saisir({ [champ]: apres, neuve: false });
    },

    entrer() {
      const s = etat.ticket.saisie;
      if (s.champ === "objets") saisir({ champ: "poids" });
      else if (s.texte && s.choisie) completer(s.choisie, { precise: true });
      else if (s.texte) refuserSaisie({ refus: "sans_categorie" }, foyer.tuiles);
    },

    // One step back at a time: the correction, the objects, the weight, then what surrounds it.
    echapper() {
      const s = etat.ticket.saisie;
      if (s.corrige) saisir(T.saisieVide());
      else if (s.champ === "objets") saisir({ champ: "poids", objets: "" });
      else if (s.texte) saisir({ texte: "" });
      else saisir({ choisie: null, tares: [], estime: false });
      foyer.saisie();
    },

    basculerObjets() {
      saisir({ champ: etat.ticket.saisie.champ === "objets" ? "poids" : "objets" });
      foyer.saisie();
    },
    basculerEstime: () => saisir({ estime: !etat.ticket.saisie.estime }),
    compterTare: (contenant, pas) =>
      saisir({ tares: T.compterTare(etat.ticket.saisie.tares, contenant, pas) }),
    sansTare: () => saisir({ tares: [] }),

    accepter() {
      const q = etat.question;
      if (q.genre === "plausible") {
        completer(q.categorie, { precise: true, confirmee: true });
        return;
      }
      saisir({ texte: commeTape(q.propose_g) });
      completer(q.categorie, { precise: q.precise });
    },

    reprendreSaisie() {
      saisir({ neuve: true });
      foyer.saisie();
    },

    prendreAutre(id) {
      changer({ ...etat.ticket, autre: id });
      toucherCategorie(id);
    },
  };
}
