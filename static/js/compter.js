// Say under a field how many signs it holds, of how many it may: more is typed, and refused later.
const PAUSE_MS = 400;

function suivre(champ) {
  const max = Number(champ.dataset.signesMax);
  const compte = document.createElement("p");
  compte.className = "champ-compte";
  // A voice says it once one stops typing, not at each key.
  compte.setAttribute("aria-live", "polite");
  champ.closest(".champ-saisie").after(compte);
  let attente = 0;
  const dire = () => {
    // As the server counts them: without the spaces around, an emoji for one.
    const n = [...champ.value.trim()].length;
    const phrase = n < 2 ? champ.dataset.signe : champ.dataset.signes;
    compte.textContent = phrase.replace("{n}", n).replace("{max}", max);
    compte.classList.toggle("trop", n > max);
  };
  champ.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(dire, PAUSE_MS);
  });
  dire();
}

for (const champ of document.querySelectorAll("[data-signes-max]")) suivre(champ);
