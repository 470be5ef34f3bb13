// The ticket as it stands: to whom, its lines, the total, and why it cannot leave yet.

import { kilos } from "../comptoirs/nombres.js";
import { creer, ecrireMot, empecher, pastille, picto, refaire, tous, trouver } from "../comptoirs/page.js";
import { tareTotale, total } from "../comptoirs/pesee.js";
import { uneLigne } from "../comptoirs/vue-ligne.js";
import { nomDeLigne, nomDuDestinataire } from "./noms.js";
import { destinataireManquant, estVide } from "./ticket.js";

const MOTS = { envoi: "envoyer", arrivee: "recevoir", perte: "noter_la_perte" };

function detail(l, etat) {
  const { phrase, reglages, ticket: t } = etat;
  const tare = tareTotale(l.tares, reglages.contenants);
  return [
    l.plein ? phrase("contenant_numero", { n: l.plein }) : "",
    l.bac ? phrase.n("bacs", l.n) : "",
    t.maison && l.bac ? phrase("maison_detail") : "",
    l.absent ? phrase("absent_detail") : "",
    l.annonce_g !== null && l.annonce_g !== l.masse_g
      ? phrase("annonce_detail", { masse: kilos(l.annonce_g) })
      : "",
    t.genre === "arrivee" ? etat.etapeNom(l.de) : "",
    ["envoi", "perte"].includes(t.genre) && !l.plein ? phrase("de_etape", { etape: etat.etapeNom(l.de) }) : "",
    l.mesure === "estimee" ? phrase("estime_detail") : "",
    l.quantite ? phrase.n("objets", l.quantite) : "",
    tare ? phrase("tare_detail", { tare: kilos(tare) }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function marque(l) {
  if (l.categorie && trouver(`#pastilles`).content.querySelector(`[data-pastille="${l.categorie}"]`)) {
    return pastille(l.categorie);
  }
  const dessin = l.bac ? "trash-2" : l.plein ? "package" : "recycle";
  return creer("span", { class: "pastille pastille-grande" }, picto(dessin));
}

function ligneDuQuai(l, etat) {
  const quoi = {
    nom: nomDeLigne(l, etat),
    detail: detail(l, etat),
    marque: marque(l),
    quand: () => etat.agir.toucherLigne(l.cle),
  };
  return uneLigne(l, quoi, etat);
}

function notes(etat) {
  const { ticket: t, phrase, dateLisible } = etat;
  const note = (dessin, texte, classe = "") =>
    creer("p", { class: `ticket-note ${classe}` }, picto(dessin, 16), creer("span", {}, texte));
  const raison = t.genre === "arrivee" && t.motif ? phrase("motif_dit", { nom: t.motif }) : "";
  return [
    raison && note("message-square", raison),
    t.jour && note("calendar", phrase("date_du", { jour: dateLisible(t.jour) }), "ticket-note-date"),
    t.commentaire && note("message-square", t.commentaire),
  ].filter(Boolean);
}

// What leaves and to whom, at the head of the ticket: touched, it is asked again.
function peindreQui(etat) {
  const { ticket: t, reglages } = etat;
  const genre = reglages.genres.find((g) => g.code === (t.genre === "arrivee" ? "envoi" : t.genre));
  const qui = nomDuDestinataire(t, etat);
  trouver("#ticket-qui").hidden = !qui;
  ecrireMot("#ticket-qui [data-mot]", qui);
  ecrireMot("#ticket-genre", genre?.nom ?? "");
}

export function peindreTicket(etat) {
  const { phrase, ticket: t } = etat;
  const n = t.lignes.length;
  const vide = n === 0;
  const { lignes, courante, genre, maison } = t;
  const cle = JSON.stringify([lignes, courante, genre, maison, t.saisie.corrige]);
  refaire(trouver("#lignes"), cle, () => lignes.map((l) => ligneDuQuai(l, etat)));
  const faites = notes(etat);
  refaire(trouver("#ticket-notes"), JSON.stringify([genre, t.motif, t.jour, t.commentaire]), () => faites);
  peindreQui(etat);
  trouver("#ticket-notes").hidden = !faites.length;

  const titre = { envoi: "titre_envoi", arrivee: "titre_arrivee", perte: "titre_perte" }[genre];
  ecrireMot("#ticket-titre", phrase(titre ?? (vide ? "nouveau_depot" : "ce_depot")));
  ecrireMot("#ticket-compte", phrase.n("lignes", n));
  ecrireMot("#total, [data-total]", vide ? "—" : kilos(total(t)));
  ecrireMot("#ticket-ouvrir [data-mot]", phrase.n("lignes_voir", n));
  ecrireMot("[data-valider]", phrase(MOTS[genre] ?? "sortir"));
  const qui = destinataireManquant(t, etat.typeDon(t.type_don));
  ecrireMot("#invite", phrase(!genre ? "invite" : qui ? "invite_choisir" : "invite_peser"));
  trouver("#invite").hidden = !vide || Boolean(etat.question);

  const raison = vide ? phrase(genre ? `manque_${qui || "ligne"}` : "manque_genre") : "";
  empecher(tous("#valider, #valider-pied"), raison);
  empecher([trouver("#de-cote")], estVide(t));
  const dite = raison || (etat.manque && phrase(`manque_${etat.manque}`));
  for (const zone of tous("#raison-valider, #raison-pied")) {
    zone.textContent = dite;
    zone.hidden = !dite;
    zone.classList.toggle("raison-vive", Boolean(etat.manque));
  }
}
