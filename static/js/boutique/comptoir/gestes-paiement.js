// Being paid: one means or several, then the one send. A basket leaves the screen only once the
// server has said that it is recorded; until then the same document is sent under the same uuid.

import { heureAppareil, uuid } from "../../collecte/comptoirs/identifiants.js";
import { annoncer, trouver } from "../../collecte/comptoirs/page.js";
import { estRefus, poster } from "../../collecte/comptoirs/poster.js";
import { relireLePremierJour } from "../../collecte/comptoirs/premier-jour.js";
import { enDocument, estVide, rafraichir, surprenante } from "./panier.js";
import { aPoster, moyenDuBouton, payePar, regler, renduDe, reste } from "./paiement.js";
import { commeTape } from "./prix.js";
import { lire, saisieVide } from "./saisie.js";

export function gestesDePaiement(etat, page, { changer, apaiser, refuser }) {
  const { phrase, reglages, memoire, foyer, volet, dialogues } = page;
  const { euros } = etat;
  const moyen = (id) => reglages.moyens.find((m) => m.id === id);
  const aPayer = () => reste(etat.chiffre.total, etat.panier.reglements);
  const activites = () => [...new Set(etat.panier.lignes.map((l) => l.article.activite))];

  // Nothing in it, a line to mend, a till that sells no more: said, and nothing else happens.
  function empeche() {
    if (etat.morte || etat.envoi === "envoi") return true;
    if (estVide(etat.panier)) {
      etat.dire({ genre: "info", titre: phrase("panier_vide") });
      return true;
    }
    if (etat.panier.saisie.choisie && !etat.agir.finirLaLigne()) return true;
    const l = !etat.panier.envoi && etat.panier.lignes.find((x) => surprenante(x, reglages.plausibles));
    if (!l) return false;
    // Put there by a new price, or left by « Échap ».
    etat.agir.choisirLigne(l.cle);
    etat.agir.finirLaLigne();
    return true;
  }

  // `bon`: what the screen says of a voucher once it has paid, {reste_cts, expire}.
  function noter(m, donne_cts, { reference, bon } = {}) {
    const reste_cts = aPayer();
    const avant = etat.panier.reglements;
    const deja_cts = payePar(m, avant);
    const lu = regler(m, donne_cts, reste_cts, activites(), { reference, deja_cts });
    if (lu.refus) {
      const plafond = m.plafond !== null && euros(m.plafond);
      return refuser(lu.refus, { moyen: m.nom, plafond, deja: euros(deja_cts), reste: euros(reste_cts) });
    }
    if (m.genre === "cheque" && reference === undefined) {
      return dialogues.cheque((dite) => puis(() => noter(m, donne_cts, { reference: dite })));
    }
    const reglement = bon ? { ...lu.reglement, bon } : lu.reglement;
    changer({ ...etat.panier, reglements: [...avant, reglement], saisie: saisieVide() });
    if (aPayer() === 0) encaisser(avant);
    else {
      annoncer(phrase("annonce_paye", { moyen: m.nom, montant: euros(lu.reglement.montant_cts), reste: euros(aPayer()) }));
      foyer();
    }
    return true;
  }

  function encaisser(avant) {
    if (etat.par === null) {
      changer({ ...etat.panier, reglements: avant });
      return dialogues.nom(() => {
        const dernier = enAttente;
        enAttente = null;
        dernier?.();
      });
    }
    const { panier, chiffre } = etat;
    const document = {
      ...enDocument(panier, chiffre, {
        lieu: reglages.lieu.code,
        point: reglages.point.id,
        session: reglages.session,
        ecole: reglages.ecole,
        par: etat.par,
        appareil_le: heureAppareil(new Date()),
        plausibles: reglages.plausibles,
      }),
      reglements: aPoster(panier.reglements),
      saisie_differee: panier.carnet ?? "",
      commentaire: panier.mot ?? "",
    };
    changer({ ...panier, envoi: { document, avant } });
    return envoyer();
  }

  // Who holds the till was not said: what was touched is done again once it is.
  let enAttente = null;
  const puis = (quoi) => {
    enAttente = quoi;
    quoi();
  };

  async function envoyer() {
    if (etat.envoi === "envoi" || !etat.panier.envoi) return;
    const { uuid: celui, envoi } = etat.panier;
    etat.envoi = "envoi";
    etat.avis = null;
    etat.peindre();
    const reponse = await poster(reglages.adresses.ventes, envoi.document);
    etat.envoi = "";
    const { statut, donnees, cause } = reponse;
    if (etat.panier.uuid !== celui) return;
    if (statut === 200 || statut === 201) recevoir(envoi.document, donnees);
    else if (statut === 401) attendre("connexion");
    else if (estRefus(reponse)) mender(envoi, statut, donnees);
    else attendre(cause ?? "serveur", statut === 503 ? donnees.refus : "");
  }

  // `arret`: why the server takes nothing for now, in its own words.
  function attendre(cause, arret = "") {
    etat.envoi = cause;
    etat.arret = arret;
    etat.peindre();
    volet.fermer();
  }

  function recevoir(document, donnees) {
    etat.duJour = donnees.ventes;
    relireLePremierJour(etat.par);
    if (etat.bon) history.replaceState(null, "", location.pathname);
    etat.bon = null;
    etat.abandonne = null;
    oublierLesUniques(document);
    etat.recu = { ...donnees, le: Date.now(), session: document.session, retours: reglages.retours, rendu: renduDe(document.reglements) };
    volet.fermer();
    etat.agir.recommencer();
    const mots = [phrase("annonce_recu", { numero: donnees.numero, montant: euros(donnees.total_cts) })];
    if (etat.recu.rendu) mots.push(phrase("annonce_rendre", { montant: euros(etat.recu.rendu) }));
    annoncer(mots.join(" "));
    foyer();
  }

  // What is alone of its kind is sold: its tile goes.
  function oublierLesUniques({ lignes }) {
    const vendus = new Set(lignes.map((l) => l.article));
    reglages.articles = reglages.articles.filter((a) => !a.unique || !vendus.has(a.id));
    etat.version += 1;
  }

  // The server says no: nothing was written. The line is marked, the basket is kept.
  function mender(envoi, statut, donnees) {
    const { avant } = envoi;
    const champs = Object.entries(donnees.champs ?? {});
    const par = new Map();
    let reglements = avant;
    for (const [champ, mots] of champs) {
      const [quoi, rang] = champ.split(".");
      if (quoi === "lignes") par.set(Number(rang), mots);
      if (quoi === "reglements") reglements = avant.filter((_, i) => i !== Number(rang));
    }
    let { panier } = etat;
    if (donnees.frais) {
      etat.operations = donnees.frais.operations;
      panier = rafraichir(panier, donnees.frais.articles);
      const neufs = new Map(donnees.frais.articles.map((a) => [a.id, a]));
      reglages.articles = reglages.articles.map((a) => neufs.get(a.id) ?? a);
      etat.version += 1;
    }
    const lignes = panier.lignes.map((l, i) => ({ ...l, erreur: par.get(i) ?? "" }));
    // Another content has this number: the basket takes a new one.
    const neuf = statut === 409 ? { uuid: uuid() } : {};
    if (neuf.uuid) memoire.oublierTicket(panier.uuid);
    changer({ ...panier, ...neuf, lignes, reglements, envoi: null });
    const autres = champs.filter(([champ]) => !champ.startsWith("lignes.")).map(([, mots]) => mots);
    const texte = autres.filter((mots) => mots !== donnees.refus).join(" ");
    etat.dire({ genre: "erreur", titre: donnees.refus, texte }, 0);
    volet.fermer();
    if (donnees.etat && !donnees.etat.ouverte) etat.agir.arreter(donnees.etat);
    else if (donnees.code) redonnerLeCode(envoi, donnees.refus);
  }

  // Once it is given, the very same document leaves again, unless somebody else took the till.
  function redonnerLeCode(envoi, mots) {
    const { par } = envoi.document;
    dialogues.redonnerLeCode(par, mots, () => {
      if (etat.par !== par) return;
      changer({ ...etat.panier, envoi });
      envoyer();
    });
  }

  // Nothing says by what to pay: the means stand there, the first one under the finger.
  function demanderLeMoyen() {
    etat.dire({ genre: "info", titre: phrase(reglages.moyens.length ? "choisir_moyen_aide" : "aucun_moyen") });
    trouver("[data-moyen]")?.focus();
  }

  return {
    renvoyer: envoyer,

    compteJuste() {
      if (empeche()) return;
      if (etat.panier.envoi) return envoyer();
      apaiser();
      if (etat.panier.saisie.mode === "paye") return puis(etat.agir.finirDePayer);
      const du = aPayer();
      if (du < 0) return refuser("trop_paye", { reste: euros(etat.chiffre.total) });
      if (du === 0) return puis(() => encaisser(etat.panier.reglements));
      const m = moyenDuBouton(reglages.moyens);
      if (!m) return demanderLeMoyen();
      if (m.genre === "bon") return dialogues.bon(m, du);
      return puis(() => noter(m, aPayer()));
    },

    donnerUnBillet(cts) {
      if (empeche() || etat.panier.envoi) return;
      apaiser();
      puis(() => noter(moyenDuBouton(reglages.moyens), cts));
    },

    // A means asks how much: what remains, unless something else is typed.
    choisirMoyen(id) {
      if (empeche() || etat.panier.envoi) return;
      apaiser();
      const m = moyen(id);
      const du = aPayer();
      if (du <= 0) return etat.agir.compteJuste();
      if (m.genre === "bon") {
        const deja = etat.panier.reglements.some((r) => r.reference === etat.bon?.code);
        return etat.bon && !deja ? etat.agir.payerParBon(m, etat.bon) : dialogues.bon(m, du);
      }
      changer({ ...etat.panier, saisie: { ...saisieVide(), mode: "paye", moyen: id, texte: commeTape(du), neuve: true } });
      foyer();
    },

    finirDePayer() {
      const { texte, moyen: id } = etat.panier.saisie;
      const lu = lire("paye", texte);
      if (lu.refus) return refuser(lu.refus, { texte });
      return noter(moyen(id), lu.valeur);
    },

    payerParBon(m, { code, solde_cts, expire }) {
      if (etat.panier.reglements.some((r) => r.reference === code)) return phrase("bon_deja");
      const pris = Math.min(solde_cts, aPayer());
      puis(() => noter(m, pris, { reference: code, bon: { reste_cts: solde_cts - pris, expire } }));
      return "";
    },

    // Of the paper book, or a word beside the ticket: on the basket until it is paid.
    annoter(quoi) {
      if (etat.panier.envoi) return;
      changer({ ...etat.panier, ...quoi });
      foyer();
    },

    oterUnReglement(rang) {
      if (etat.panier.envoi) return;
      changer({ ...etat.panier, reglements: etat.panier.reglements.filter((_, i) => i !== rang) });
      foyer();
    },
  };
}
