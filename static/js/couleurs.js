// The colour picker beside a typed colour: each follows the other. Without it, the text is enough.
for (const choix of document.querySelectorAll("input[data-couleur-de]")) {
  const texte = document.getElementById(choix.dataset.couleurDe);
  const lire = () => {
    const valeur = texte.value.trim().toLowerCase();
    if (/^#[0-9a-f]{6}$/.test(valeur)) choix.value = valeur;
  };
  choix.hidden = false;
  lire();
  texte.addEventListener("input", lire);
  choix.addEventListener("input", () => {
    texte.value = choix.value;
  });
}
