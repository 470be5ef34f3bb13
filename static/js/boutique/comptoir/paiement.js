// How a basket is paid. Pure: cents, means as the page's settings tell them.

export const BILLETS = [200, 500, 1000, 2000, 5000];

export const paye = (reglements) => reglements.reduce((s, r) => s + r.montant_cts, 0);
export const reste = (total, reglements) => total - paye(reglements);
export const payePar = (moyen, reglements) => paye(reglements.filter((r) => r.moyen === moyen.id));

// What people hold out, each note in its place for good: itself, or over it the next round amount
// that it makes; null where it does not pay, or where a bigger one is enough. A coin is for itself.
export function billets(cts) {
  let moindre = cts > 0 ? Infinity : 0;
  const places = BILLETS.toReversed().map((pas) => {
    const rond = cts <= pas ? pas : (Math.floor(cts / pas) + 1) * pas;
    if (rond >= moindre || (pas === BILLETS[0] && cts > pas)) return null;
    moindre = rond;
    return rond;
  });
  return places.reverse();
}

// What a means pays of what remains: {reglement, rendu_cts} or {refus, …what the sentence names}.
// `deja_cts`: what the same means has paid of this ticket; its ceiling is the ticket's.
export function regler(moyen, donne_cts, reste_cts, activites, { reference = "", deja_cts = 0 } = {}) {
  const montant_cts = Math.min(donne_cts, reste_cts);
  if (donne_cts > reste_cts && !moyen.rend) return { refus: "trop_paye", reste_cts };
  if (moyen.plafond !== null && deja_cts + montant_cts > moyen.plafond) return { refus: deja_cts ? "plafond_deja" : "plafond" };
  if (moyen.activites.length && activites.some((a) => !moyen.activites.includes(a))) {
    return { refus: "moyen_refuse" };
  }
  return {
    reglement: { moyen: moyen.id, montant_cts, donne_cts, reference },
    rendu_cts: donne_cts - montant_cts,
  };
}

// What the screen says of a voucher is not the document's.
export const aPoster = (reglements) => reglements.map(({ bon: _, ...reglement }) => reglement);
export const renduDe = (reglements) => reglements.reduce((s, r) => s + r.donne_cts - r.montant_cts, 0);

// The green button pays in cash; without cash, by the only means there is; null: one must choose.
export function moyenDuBouton(moyens) {
  return moyens.find((m) => m.genre === "especes") ?? (moyens.length === 1 ? moyens[0] : null);
}
