// The sorting table as the state says: the display, the tiles, where it goes, what it is in.

import { kilos } from "../comptoir/nombres.js";
import { creer, ecrireMot, presser, refaire, tous, trouver } from "../comptoir/page.js";
import { peindreAfficheur } from "../comptoir/vue-afficheur.js";
import { combien } from "./feuille.js";

export function peindreSaisie(etat) {
  const { phrase, ticket, categorie, reglages } = etat;
  const choisie = ticket.saisie.choisie && categorie(ticket.saisie.choisie);
  const titre = !ticket.pesee
    ? phrase("combien_de_contenants")
    : etat.etroit
      ? phrase("poids_lu_court")
      : choisie
        ? phrase("poids_de", { categorie: choisie.nom })
        : phrase("poids_lu");
  peindreAfficheur(etat, titre);
  presser(trouver("#objets"), !ticket.pesee);
  ecrireMot("#objets [data-mot]", ticket.pesee ? phrase("non") : phrase("fois", { n: combien(ticket) }));
  trouver("#estime").setAttribute("aria-disabled", String(!ticket.pesee));
  const nom = reglages.contenants.find((c) => c.id === ticket.saisie.tares[0]?.contenant)?.nom;
  ecrireMot("#tare [data-mot]", nom ?? phrase("aucun"));
  presser(trouver("#tare"), nom);
}

// What leaves « vrac à trier » is sorted: nobody put it in a wrong category.
export function trieDuVrac({ ticket, categorie }) {
  const id = ticket.saisie.choisie ?? ticket.lignes[0]?.categorie;
  return Boolean(id && categorie(id).vrac);
}

export function peindreTuiles(etat) {
  const { phrase, ticket, categorie } = etat;
  const mere = (id) => id && (categorie(id).parent ?? id);
  const vrac = trieDuVrac(etat);
  const fausse = ticket.reclasse && !vrac ? mere(ticket.saisie.choisie) : null;
  const touchees = [mere(ticket.saisie.choisie), mere(ticket.vraie)];
  for (const tuile of tous("#tuiles [data-categorie], #dialogue-autres [data-categorie]")) {
    const id = Number(tuile.dataset.categorie);
    presser(tuile, touchees.includes(id));
    peindreSavoir(etat, tuile, id, id === fausse);
  }
  ecrireMot(
    "#categories-titre",
    phrase(
      !ticket.reclasse
        ? "quelle_categorie"
        : vrac
          ? "quelle_du_vrac"
          : ticket.saisie.choisie
            ? "quelle_vraie"
            : "quelle_fausse",
    ),
  );
}

function depuis(phrase, jours, mots) {
  if (jours === null) return phrase("attend_ancien", mots);
  return jours ? phrase.n("attend", jours, mots) : phrase("attend_jour", mots);
}

// What a tile tells: what waits, since when, and what must be known before it is sent.
function peindreSavoir({ phrase, savoir }, tuile, id, fausse) {
  const attente = savoir.attentes[id];
  const masse = attente && kilos(arrondir(attente.masse_g));
  const mots = !attente ? "" : depuis(phrase, attente.jours, { masse });
  const mentions = [
    fausse && ["fausse", phrase("fausse")],
    attente?.longtemps && [
      "longtemps",
      phrase(attente.jours === null ? "attend_tres_longtemps" : "attend_longtemps", attente),
    ],
    savoir.souhaits[id] && ["souhait", savoir.souhaits[id][0].court],
    savoir.manquants[id] && ["controle", phrase("a_controler")],
    savoir.non_vendables[id] && ["interdit", phrase("interdits")],
  ].filter(Boolean);
  trouver("[data-attente]", tuile).textContent = mots;
  const place = trouver("[data-mentions]", tuile);
  refaire(place, JSON.stringify(mentions), () =>
    mentions
      .slice(0, 3)
      .map(([nature, mot]) => creer("span", { class: `tri-mention tri-mention-${nature}` }, mot)),
  );
}

// A tile tells whole kilograms; the stock's page tells grams.
const arrondir = (masse_g) => (masse_g < 1000 ? masse_g : Math.round(masse_g / 1000) * 1000);

export function peindreOu(etat) {
  const { phrase, ticket, reglages } = etat;
  for (const b of tous("[data-vers]")) presser(b, b.dataset.vers === ticket.vers);
  for (const b of tous("[data-caisse]")) {
    presser(b, Number(b.dataset.caisse) === (ticket.saisie.tares[0]?.contenant ?? 0));
  }
  presser(trouver("#reclasser"), ticket.reclasse);
  ecrireMot("#reclasser > span", phrase(trieDuVrac(etat) ? "titre_vrac" : "titre_reclasser"));
  const ici = ["vers", "contenant"].find((quoi) => quoi === etat.manque) ?? "";
  trouver("#provenance").dataset.manque = ici;
  ecrireMot("#vers-manque", ici && phrase(`manque_${ici}`));
  const caisse = reglages.contenants.find((c) => c.id === ticket.saisie.tares[0]?.contenant);
  const resume = [
    ticket.vers ? phrase(`vers_${ticket.vers}`) : phrase("vers_a_dire"),
    caisse?.nom ?? phrase("sans_contenant"),
  ].join(" · ");
  ecrireMot("#provenance-ouvrir [data-mot]", resume);
  trouver("#provenance-ouvrir").classList.toggle("a-dire", !ticket.vers);
}

export function peindrePart({ phrase, savoir }) {
  const ecrire = (n) => (n === null ? phrase("sans_part") : phrase("pourcent", { n }));
  const { jour, mois } = savoir.part;
  ecrireMot("[data-part]", phrase("part", { jour: ecrire(jour), mois: ecrire(mois) }));
}
