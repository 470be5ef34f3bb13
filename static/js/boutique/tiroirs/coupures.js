// The grid of coins and notes: one more, one less, and the sums under the fingers. Without
// it the fields are there all the same, and the server adds up.
const ESPACE_FINE = "\u202f";
const INSECABLE = "\u00a0";

function euros(cts) {
  const entier = String(Math.floor(cts / 100)).replace(/\B(?=(\d{3})+$)/g, ESPACE_FINE);
  return `${entier},${String(cts % 100).padStart(2, "0")}${INSECABLE}€`;
}

// « 12 » → 12; nothing → 0; anything else → null: the server will say why.
function combien(texte) {
  const saisie = texte.trim();
  if (!saisie) return 0;
  return /^\d{1,4}$/.test(saisie) ? Number(saisie) : null;
}

function tenir(grille) {
  const champs = [...grille.querySelectorAll("[data-valeur]")];
  const total = grille.querySelector("[data-total]");
  const sortie = grille.querySelector("[data-total-sortie]");
  const fond = grille.closest("form").querySelector("[name=fond]");

  const additionner = (touche) => {
    let somme = 0;
    for (const champ of champs) {
      const n = combien(champ.value);
      const cts = (n ?? 0) * Number(champ.dataset.valeur);
      champ.closest(".coupure").querySelector("[data-somme]").textContent = cts ? euros(cts) : "";
      somme += cts;
    }
    sortie.textContent = euros(somme);
    if (touche && fond && fond.type !== "hidden") {
      fond.value = euros(somme).replace(`${INSECABLE}€`, "").replaceAll(ESPACE_FINE, "");
    }
  };

  grille.addEventListener("click", ({ target }) => {
    const bouton = target.closest("[data-pas]");
    if (!bouton) return;
    const champ = bouton.closest(".coupure").querySelector("[data-valeur]");
    const n = Math.max(0, (combien(champ.value) ?? 0) + Number(bouton.dataset.pas));
    champ.value = n ? String(n) : "";
    additionner(true);
  });
  grille.addEventListener("input", () => additionner(true));
  // « Entrée » goes to the next coin: a page half counted is not sent by a slip.
  grille.addEventListener("keydown", (touche) => {
    const rang = champs.indexOf(touche.target);
    if (touche.key !== "Enter" || rang < 0) return;
    touche.preventDefault();
    (champs[rang + 1] ?? champs[rang]).focus();
  });

  for (const bouton of grille.querySelectorAll("[data-pas]")) bouton.hidden = false;
  total.hidden = false;
  additionner(false);
}

for (const grille of document.querySelectorAll("[data-grille]")) tenir(grille);
