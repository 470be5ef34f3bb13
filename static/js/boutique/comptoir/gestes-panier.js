// What goes into the basket, and out of it.

import { uuid } from "../../collecte/comptoirs/identifiants.js";
import { annoncer } from "../../collecte/comptoirs/page.js";
import { lire as demander } from "./etat.js";
import { ajouter, changer as changerLigne, enlever, nouvelleLigne, remettre, surprenante, surprises } from "./panier.js";
import { rayonDe } from "./rayons.js";
import { aDit, saisieVide } from "./saisie.js";

export function gestesDePanier(etat, { phrase, reglages, foyer, volet, dialogues }, { changer, apaiser, refuser, refuserEnMots, geste, evenements }) {
  const { euros } = etat;

  // The line that an article makes with what was typed; null when a sentence was said instead.
  function composer(article, dit) {
    const { nom } = article;
    const seul = article.unique || article.genre;
    if (article.unique && etat.panier.lignes.some((l) => l.article.id === article.id)) return refuser("deja_la", { nom });
    if (seul && (dit.qte ?? 1) !== 1) return refuser("deja_la", { nom });
    const offert = dit.lot === 0 || dit.prix === 0;
    if (offert && article.entier) return refuser("entier", { nom });
    if (aDit(dit, "lot")) {
      if (article.mode === "fixe" || article.mode === "au_kg" || article.unique) return refuser("pas_de_lot", { nom });
      return { mode: "lot", prix: dit.lot, nb: dit.nb ?? dit.qte ?? null, masse_g: dit.poids ?? null, offert };
    }
    const quantite = dit.qte ?? 1;
    if (article.mode === "au_kg") {
      if (reglages.sans_balance) return refuserEnMots(reglages.sans_balance);
      return { mode: "poids", masse_g: dit.poids, offert };
    }
    if (dit.prix && article.prix !== null && article.mode !== "conseille") {
      return refuser("prix_impose", { nom, prix: euros(article.prix) });
    }
    if (dit.prix && article.minimum && dit.prix < article.minimum) {
      return refuser("minimum", { nom, minimum: euros(article.minimum) });
    }
    return { quantite, prix: dit.prix || null, masse_g: dit.poids ?? null, offert };
  }

  function manque(article, dit) {
    if (aDit(dit, "lot")) return "";
    if (article.mode === "libre" && !aDit(dit, "prix")) return "prix";
    return article.mode === "au_kg" && !dit.poids ? "poids" : "";
  }

  function poserArticle(article) {
    const { panier } = etat;
    const { dit } = panier.saisie;
    const attendu = manque(article, dit);
    if (attendu && !(attendu === "poids" && reglages.sans_balance)) {
      changer({ ...panier, saisie: { ...saisieVide(), dit, mode: attendu, attend: article } });
      return foyer();
    }
    const quoi = composer(article, dit);
    if (!quoi) return foyer();
    return poserLigne(nouvelleLigne(uuid(), article, quoi));
  }

  // Looked at once it is what it will be: counted with the same article just before it.
  function poserLigne(ligne, confirme = null) {
    const { article } = ligne;
    const suite = ajouter(etat.panier, ligne);
    const posee = suite.lignes.find((l) => l.cle === suite.derniere);
    if (!confirme && surprenante(posee, reglages.plausibles)) {
      return dialogues.surprise(posee, () => poserLigne(ligne, surprises(posee, reglages.plausibles)));
    }
    etat.recu = null;
    changer({ ...(confirme ? changerLigne(suite, suite.derniere, { confirme }) : suite), saisie: saisieVide() });
    const { total, lignes } = etat.chiffre;
    const rang = etat.panier.lignes.findIndex((l) => l.cle === etat.panier.derniere);
    annoncer(phrase("annonce_ajoutee", { nom: article.nom, montant: euros(lignes[rang].montant), total: euros(total) }));
    foyer();
    if (reglages.pour_qui[article.genre]) demanderPourQui(ligne);
    return undefined;
  }

  // Somebody came with the page, else it is asked; the line is in the basket already.
  function demanderPourQui(ligne) {
    if (!etat.pour) return dialogues.pourQui(ligne);
    history.replaceState(null, "", location.pathname);
    const { pour } = etat;
    etat.pour = null;
    return destiner(ligne.cle, pour);
  }

  function destiner(cle, pour) {
    if (etat.panier.envoi) return;
    changer(changerLigne(etat.panier, cle, { pour }));
    foyer();
  }

  function toucherArticle(article) {
    if (etat.panier.envoi) return;
    apaiser();
    // Said before it enters the basket: kept for somebody, elsewhere, already gone.
    if (article.empeche) return etat.dire({ genre: "alerte", titre: article.empeche.dit });
    const { saisie } = etat.panier;
    if (saisie.choisie) {
      if (!etat.agir.finirLaLigne(() => toucherArticle(article))) return;
      etat.panier = { ...etat.panier, saisie: saisieVide() };
    } else if (saisie.mode === "paye") etat.panier = { ...etat.panier, saisie: saisieVide() };
    else if (!etat.agir.retenirLaSaisie()) return;
    poserArticle(article);
  }

  const cible = () => {
    const { saisie, derniere, lignes } = etat.panier;
    return lignes.find((l) => l.cle === (saisie.choisie ?? derniere));
  };

  return {
    toucherArticle,
    destiner,

    // A suggested amount is the price.
    proposer(cts) {
      const { attend, dit } = etat.panier.saisie;
      if (!attend) return;
      etat.panier = { ...etat.panier, saisie: { ...etat.panier.saisie, texte: "", dit: { ...dit, prix: cts } } };
      poserArticle(attend);
    },
    finirLAttente() {
      const { attend, texte } = etat.panier.saisie;
      if (!texte) return refuser("vide");
      if (etat.agir.retenirLaSaisie()) poserArticle(attend);
    },

    // What was scanned, or a number that was typed: one article, at once.
    async lireCode(texte) {
      if (etat.panier.envoi || etat.morte) return;
      const ici = reglages.articles.find((a) => a.barres === texte || String(a.n) === texte);
      if (ici) return toucherArticle(ici);
      const reponse = await demander(reglages.adresses.chercher, { q: texte, ecole: reglages.ecole ? 1 : 0 });
      if (!reponse) return etat.dire({ genre: "erreur", titre: phrase("pas_cherche") });
      const [article] = reponse.articles;
      if (article) return toucherArticle(article);
      etat.dire({ genre: "alerte", titre: phrase("introuvable", { texte }) });
    },
    async entrerUnNumero() {
      const { texte } = etat.panier.saisie;
      changer({ ...etat.panier, saisie: saisieVide() });
      await etat.agir.lireCode(texte);
    },

    enleverLaLigne(choisie = etat.panier.saisie.choisie) {
      const rang = etat.panier.lignes.findIndex((l) => l.cle === choisie);
      if (rang < 0 || etat.panier.envoi) return;
      const { montant } = etat.chiffre.lignes[rang];
      const { panier, enlevee } = enlever(etat.panier, choisie);
      const { nom } = enlevee.ligne.article;
      apaiser();
      const oublier = evenements.noter("ligne_enlevee", { panier: panier.uuid, lignes: [nom], montant_cts: montant });
      changer(panier);
      const remise = geste("remettre", "undo-2", () => {
        oublier();
        changer(remettre(etat.panier, enlevee));
      });
      etat.dire({ genre: "info", titre: phrase("ligne_enlevee", { nom }), gestes: [remise] });
      foyer();
    },

    // A line at 0 €: no question, the catalogue price is kept; a free price has none to keep.
    offrir() {
      if (etat.panier.envoi) return;
      const { attend, mode } = etat.panier.saisie;
      if (attend && mode === "poids") return refuser("peser_d_abord");
      if (attend) return etat.agir.proposer(0);
      const l = cible();
      if (!l) return etat.dire({ genre: "info", titre: phrase("rien_a_offrir") });
      if (l.article.entier) return etat.dire({ genre: "alerte", titre: phrase("entier", { nom: l.article.nom }) });
      changer(changerLigne(etat.panier, l.cle, { offert: !l.offert, remise: null }));
      foyer();
    },

    basculerEnlevement() {
      const l = cible();
      if (l) changer(changerLigne(etat.panier, l.cle, { a_enlever: !l.a_enlever }));
    },

    // On the chosen line, else on the whole basket. `quoi`: {pourcent}, {cts} or null.
    remiser(quoi) {
      const { choisie } = etat.panier.saisie;
      if (etat.panier.envoi) return;
      if (!choisie) changer({ ...etat.panier, remise: quoi });
      else changer(changerLigne(etat.panier, choisie, { remise: quoi, offert: false }));
      foyer();
    },

    choisirPublic(id) {
      changer({ ...etat.panier, public: id });
      foyer();
    },

    montrerCategorie(cle) {
      etat.categorie = cle;
      etat.page = 0;
      const rayon = rayonDe(reglages, cle);
      // The café's till begins with the café's lines: where this device left off.
      etat.memoire.prendreHabitude({ rayon: rayon?.cle ?? null });
      const ailleurs = cle !== "divers" && !reglages.tuiles.includes(cle);
      const autre = ailleurs ? cle : etat.panier.autre;
      const { saisie } = etat.panier;
      changer({ ...etat.panier, autre, saisie: saisie.attend ? saisieVide() : saisie });
      if (volet.ouvert()) volet.fermer();
      foyer();
    },
    tournerLaPage() {
      etat.page += 1;
      etat.peindre();
    },
  };
}
