// The payment row: what remains, the one green button, the notes, the means, what was paid.

import { creer, ecrireMot, empecher, picto, presser, refaire, tous, trouver } from "../../collecte/comptoirs/page.js";
import { casDuTicket } from "./cas.js";
import { estVide } from "./panier.js";
import { BILLETS, billets, moyenDuBouton, reste } from "./paiement.js";
import { euros, eurosRonds } from "./prix.js";
import { lire } from "./saisie.js";

function motDuBouton(etat, du) {
  const { phrase, panier, reglages } = etat;
  if (etat.envoi === "envoi") return phrase("envoi");
  if (panier.envoi) return phrase("reessayer");
  const { mode, texte } = panier.saisie;
  if (mode === "paye") {
    const { valeur } = lire("paye", texte);
    const montant = eurosRonds(Math.min(valeur ?? du, du));
    return phrase(valeur && valeur < du ? "noter_paye" : "encaisser", { montant });
  }
  if (!estVide(panier) && du === 0) return phrase(panier.reglements.length ? "encaisser_court" : "valider_gratuit");
  const moyen = moyenDuBouton(reglages.moyens);
  if (!moyen) return phrase("choisir_moyen");
  return moyen.genre === "especes" ? phrase("compte_juste") : phrase("tout_en", { moyen: moyen.nom, montant: eurosRonds(du) });
}

function raison(etat, du) {
  const { phrase, panier } = etat;
  if (estVide(panier)) return phrase("panier_vide");
  return du < 0 ? phrase("trop_paye", { reste: euros(etat.chiffre.total) }) : "";
}

// « il reste 3,00 €, jusqu’au 3 mars 2027 »
export const resteDuBon = ({ reste_cts, expire }, phrase) =>
  phrase(reste_cts ? "bon_reste" : "bon_fini", { montant: euros(reste_cts), jour: expire });

export function peindrePaiement(etat) {
  const { phrase, panier, chiffre, reglages } = etat;
  const du = reste(chiffre.total, panier.reglements);
  const vide = estVide(panier);
  ecrireMot("[data-reste-mot]", phrase(panier.reglements.length ? "reste" : "a_payer"));
  ecrireMot("[data-reste]", euros(du));
  ecrireMot("#encaisser [data-mot]", motDuBouton(etat, du));
  const mots = raison(etat, du);
  const mort = Boolean(etat.morte) || etat.envoi === "envoi" || vide || du < 0;
  empecher([trouver("#encaisser")], mort && (mots || "…"));
  ecrireMot("#raison-payer", vide ? "" : mots);
  const fige = mort || Boolean(panier.envoi) || du <= 0;
  empecher(tous("[data-moyen]"), fige && "…");
  for (const b of tous("[data-moyen]")) presser(b, panier.saisie.mode === "paye" && panier.saisie.moyen === Number(b.dataset.moyen));

  const note = !vide && !panier.envoi && casDuTicket(panier.lignes, chiffre.lignes, reglages.note_des_cts) === "note";
  trouver("#note-avant").hidden = !note;
  const choisi = panier.saisie.mode === "paye" && reglages.moyens.find((m) => m.id === panier.saisie.moyen);
  const especes = (choisi || moyenDuBouton(reglages.moyens))?.genre === "especes";
  const tendus = fige || !especes ? 0 : du;
  refaire(trouver("#billets"), String(tendus), () =>
    (reglages.moyens.some((m) => m.genre === "especes") ? billets(tendus) : []).map((cts, i) =>
      creer(
        "button",
        { class: "puce puce-deux billet", type: "button", "data-billet": cts, "data-foyer": `billet${i}`, "aria-disabled": cts ? null : "true" },
        creer("strong", {}, eurosRonds(cts ?? BILLETS[i])),
        cts && creer("span", {}, cts > du ? phrase("rendre", { montant: euros(cts - du) }) : phrase("juste")),
      ),
    ),
  );
  const nom = (r) => reglages.moyens.find((m) => m.id === r.moyen)?.nom ?? "";
  refaire(trouver("#reglements"), JSON.stringify([panier.reglements, Boolean(panier.envoi)]), () =>
    panier.reglements.map((r, i) =>
      creer(
        "li",
        {},
        creer("span", {}, phrase("deja_paye", { moyen: nom(r), montant: euros(r.donne_cts) }), r.bon && creer("small", {}, resteDuBon(r.bon, phrase))),
        !panier.envoi &&
          creer(
            "button",
            { class: "puce", type: "button", "data-oter": i, "data-foyer": `oter${i}`, "aria-label": phrase("oter", { moyen: nom(r), montant: euros(r.montant_cts) }) },
            picto("undo-2", 20),
          ),
      ),
    ),
  );
}
