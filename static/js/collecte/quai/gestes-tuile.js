// From the scale to a line: the tile says what was weighed, before or after its weight.

import { lireObjets } from "../comptoirs/nombres.js";
import { annoncer } from "../comptoirs/page.js";
import { peser } from "../comptoirs/pesee.js";
import { nomDeTuile } from "./noms.js";
import * as T from "./ticket.js";

export function gestesDeTuile(etat, { reglages, phrase, dialogues, foyer }, outils) {
  const { agir, changer, apaiser, dire, refuserSaisie } = outils;
  const enfants = (id) => reglages.categories.filter((c) => c.parent === id);

  // What was typed, against the tares that this tile takes off by itself.
  function pesee(tuile) {
    const { genre, id } = T.cible(tuile);
    const s = etat.ticket.saisie;
    if (genre !== "bac") {
      return peser(s, { contenants: reglages.contenants, maximum_g: reglages.point.maximum_g });
    }
    const n = lireObjets(s.objets) ?? 1;
    const tares = [{ contenant: id, n }];
    return peser({ ...s, tares }, { contenants: reglages.bacs, maximum_g: reglages.point.maximum_g });
  }

  // `valider`: « Sortir » was touched, and goes on once the question is answered.
  function completer(tuile, valider = false) {
    const lue = pesee(tuile);
    if (lue.refus) {
      if (lue.propose_g) etat.question = { genre: "maximum", propose_g: lue.propose_g, tuile, valider };
      return refuserSaisie(lue);
    }
    apaiser();
    etat.avis = null;
    const remplacee = etat.ticket.genre === "perte" && etat.ticket.lignes.length > 0;
    changer(T.poser(enBacs(tuile), tuile, lue));
    if (remplacee) dire({ genre: "info", titre: phrase("une_perte"), gestes: [] });
    annoncer(phrase("annonce_ajoutee", etat.motsDe(etat.ticket.lignes.at(-1))));
    foyer.saisie();
    return true;
  }

  // A bin's tile on the first screen says the kind too.
  function enBacs(tuile) {
    const t = etat.ticket;
    return T.cible(tuile).genre === "bac" && t.genre !== "bac" ? T.choisirGenre(t, "bac") : t;
  }

  function choisir(tuile) {
    const deja = etat.ticket.saisie.choisie === tuile;
    agir.saisir({ choisie: deja ? null : tuile });
    if (!deja) annoncer(phrase("annonce_choisie", { categorie: nomDeTuile(tuile, etat) }));
    foyer.saisie();
  }

  function unBacSansPoids(tuile) {
    const bac = etat.bac(T.cible(tuile).id);
    if (!bac.moyenne_g) {
      choisir(tuile);
      if (etat.ticket.saisie.choisie) annoncer(phrase("bac_sans_moyenne"));
      return;
    }
    const n = lireObjets(etat.ticket.saisie.objets) ?? 1;
    apaiser();
    changer(T.poserUnBac(enBacs(tuile), bac, n));
    annoncer(phrase("annonce_ajoutee", etat.motsDe(etat.ticket.lignes.at(-1))));
  }

  function toucher(tuile, precise = false) {
    const { genre, id } = T.cible(tuile);
    const s = etat.ticket.saisie;
    if (s.corrige) agir.saisir({ corrige: null });
    if (genre === "categorie" && !precise && enfants(id).length) {
      const laChoisie = s.choisie && etat.categorie(T.cible(s.choisie).id).parent === id;
      if (laChoisie && s.texte) return completer(s.choisie);
      return dialogues.sousCategories(id, (sous) => toucher(`categorie:${sous}`, true));
    }
    if (s.texte) return completer(tuile);
    if (genre === "bac") return unBacSansPoids(tuile);
    return choisir(tuile);
  }

  return {
    toucherTuile: (tuile) => toucher(tuile),

    prendreAutre(id) {
      changer({ ...etat.ticket, autre: id });
      toucher(`categorie:${id}`);
    },

    // The line being typed, before the exit leaves: false when it is not finished.
    finirLaSaisie() {
      const { saisie: s, genre } = etat.ticket;
      if (s.corrige) return agir.repeser(s.corrige, true);
      if (s.texte && s.choisie) return completer(s.choisie, true);
      if (s.texte && genre === "arrivee") return refuserSaisie({ refus: "arrivee" });
      if (s.texte && !genre) return refuserSaisie({ refus: "sans_genre" }, foyer.genre);
      if (s.texte) return refuserSaisie({ refus: "sans_categorie" }, foyer.tuiles);
      if (!s.choisie) return true;
      return refuserSaisie({ refus: "sans_poids", categorie: nomDeTuile(s.choisie, etat) });
    },

    entrer() {
      const { saisie: s, genre } = etat.ticket;
      if (s.champ === "objets") agir.saisir({ champ: "poids" });
      else if (s.corrige) agir.repeser();
      else if (s.texte && s.choisie) completer(s.choisie);
      else if (s.texte && genre !== "arrivee") refuserSaisie({ refus: "sans_categorie" }, foyer.tuiles);
    },

    echapper() {
      const s = etat.ticket.saisie;
      if (s.corrige) agir.saisir({ corrige: null, texte: "", tares: [], neuve: false });
      else if (s.champ === "objets") agir.saisir({ champ: "poids", objets: "" });
      else if (s.texte) agir.saisir({ texte: "" });
      else agir.saisir({ choisie: null, tares: [], estime: false });
      foyer.saisie();
    },

    // The comma that was forgotten.
    accepter(texte) {
      const { tuile, cle, valider } = etat.question;
      agir.saisir({ texte });
      const faite = cle ? agir.repeser(cle) : completer(tuile);
      if (faite && valider) agir.valider();
    },
  };
}
