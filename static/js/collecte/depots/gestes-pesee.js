// From the scale to a line: the tile that gives a weight its category.

import { commeTape, kilos } from "../comptoirs/nombres.js";
import { annoncer } from "../comptoirs/page.js";
import { invraisemblable, peser, saisieVide, total } from "../comptoirs/pesee.js";
import * as T from "./ticket.js";

export function gestesDePesee(etat, { phrase, reglages, peindre, dialogues, foyer, volet }, outils) {
  const { agir, changer, apaiser, refuserSaisie } = outils;
  const saisir = (quoi) => agir.saisir(quoi);
  const enfants = (id) => reglages.categories.filter((c) => c.parent === id);

  // Finish the line being typed under this category. False when something is missing or asked.
  // `precise`: the sub-category was already asked. `confirmee`: so was the implausible mass.
  // `valider`: « Valider » was touched, and goes on once the question is answered.
  function completer(id, { precise = false, confirmee = false, valider = false } = {}) {
    const c = etat.categorie(id);
    const corrige = Boolean(etat.ticket.saisie.corrige);
    const pesee = peser(etat.ticket.saisie, {
      contenants: reglages.contenants,
      maximum_g: reglages.point.maximum_g,
    });
    if (pesee.refus) {
      const { propose_g } = pesee;
      if (propose_g) etat.question = { genre: "maximum", propose_g, categorie: id, precise, valider };
      return refuserSaisie(pesee);
    }
    if (!precise && enfants(id).length) {
      dialogues.sousCategories(id, (sous) => {
        if (completer(sous, { precise: true, valider }) && valider) agir.valider();
      });
      return false;
    }
    const combien = invraisemblable(c, pesee.masse_g, reglages.peu_g);
    if (!confirmee && combien) {
      etat.question = { genre: "plausible", combien, categorie: id, masse_g: pesee.masse_g, valider };
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
        total: kilos(total(etat.ticket)),
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

  // A weight typed in a deposit to correct belongs to a line of it, unless one says otherwise.
  function demanderLaLigne() {
    etat.manque = "quelle";
    return refuserSaisie({ refus: "sans_ligne" }, foyer.quelle);
  }

  // `ajout`: one said that it is one more weighing of a category that is there already.
  function toucherCategorie(id, { ajout = false } = {}) {
    const c = etat.categorie(id);
    const s = etat.ticket.saisie;
    if (c.indisponible) {
      annoncer(phrase("indisponible", { categorie: c.nom, raison: c.indisponible }));
      return;
    }
    const laChoisie = s.choisie && (s.choisie === id || etat.categorie(s.choisie).parent === id);
    const famille = (autre) => autre === id || etat.categorie(autre).parent === id || (c.parent && autre === c.parent);
    const deja = ajout || s.choisie ? [] : T.deCetteFamille(etat.ticket, famille);
    if (deja.length) {
      etat.question = { genre: "deja", categorie: id, lignes: deja };
      peindre();
      foyer.question();
    } else if (s.corrige && !s.texte) refuserSaisie({ refus: "vide" });
    else if (s.texte && laChoisie) completer(s.choisie, { precise: true });
    else if (s.texte && (s.corrige || !s.choisie)) completer(id);
    else if (s.texte) {
      // A first tile waited for this weight: it takes it, and the new tile waits for the next.
      if (completer(s.choisie, { precise: true })) toucherCategorie(id);
    } else if (!laChoisie && enfants(id).length) dialogues.sousCategories(id, choisir);
    else choisir(laChoisie ? s.choisie : id);
  }

  return {
    toucherCategorie,

    // Another line was being typed again: it is finished first.
    corrigerLigne(cle) {
      const s = etat.ticket.saisie;
      const autre = s.corrige && s.corrige !== cle && s.texte && !s.neuve;
      if (autre && !completer(s.choisie, { precise: true })) return;
      apaiser();
      volet.fermer();
      changer(T.corriger(etat.ticket, cle));
      foyer.saisie();
    },

    // The answers of « déjà là »: this line weighed that, or it is one more.
    remplacer(cle) {
      agir.corrigerLigne(cle);
      const { choisie, neuve } = etat.ticket.saisie;
      if (!neuve) completer(choisie, { precise: true });
    },

    ajouterUnePesee() {
      const { categorie } = etat.question;
      apaiser();
      toucherCategorie(categorie, { ajout: true });
    },

    // The right category of a deposit that was cancelled for it: it leaves again at once.
    changerDeCategorie(id) {
      if (completer(id, { valider: true })) agir.valider();
    },

    // The line being typed, before the deposit is validated: false when it is not finished.
    finirLaSaisie() {
      const s = etat.ticket.saisie;
      if (s.texte && s.choisie) return completer(s.choisie, { precise: true, valider: true });
      if (s.texte && T.chercheSaLigne(etat.ticket)) return demanderLaLigne();
      if (s.texte) return refuserSaisie({ refus: "sans_categorie" }, foyer.tuiles);
      if (!s.choisie) return true;
      return refuserSaisie({ refus: "sans_poids", categorie: etat.categorie(s.choisie).nom });
    },

    entrer() {
      const s = etat.ticket.saisie;
      if (s.champ === "objets") saisir({ champ: "poids" });
      else if (s.texte && s.choisie) completer(s.choisie, { precise: true });
      else if (s.texte && T.chercheSaLigne(etat.ticket)) demanderLaLigne();
      else if (s.texte) refuserSaisie({ refus: "sans_categorie" }, foyer.tuiles);
    },

    // One step back at a time: the correction, the objects, the weight, then what surrounds it.
    echapper() {
      const s = etat.ticket.saisie;
      if (s.corrige) saisir(saisieVide());
      else if (s.champ === "objets") saisir({ champ: "poids", objets: "" });
      else if (s.texte) saisir({ texte: "" });
      else saisir({ choisie: null, tares: [], estime: false });
      foyer.saisie();
    },

    accepter() {
      const { genre, categorie, propose_g, precise = true, valider } = etat.question;
      if (genre === "maximum") saisir({ texte: commeTape(propose_g) });
      const fini = completer(categorie, { precise, confirmee: genre === "plausible", valider });
      if (fini && valider) agir.valider();
    },

    prendreAutre(id) {
      changer({ ...etat.ticket, autre: id });
      toucherCategorie(id);
    },
  };
}
