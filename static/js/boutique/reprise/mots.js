// Enter on a list of what a word may mean says yes to it; its patch of colour follows the choice.
// Of a word shared in two, one share typed tells the other, until somebody types it too.
const modeles = document.getElementById("pastilles")?.content;

function montrer(select) {
  const place = select.parentElement.querySelector("[data-pastille]");
  const modele = modeles?.querySelector(`[data-code="${CSS.escape(select.value)}"]`);
  place?.replaceChildren(...(modele ? [modele.cloneNode(true)] : []));
}

for (const select of document.querySelectorAll(".oressource-choix select")) {
  select.addEventListener("change", () => montrer(select));
  select.addEventListener("keydown", (evenement) => {
    if (evenement.key !== "Enter") return;
    evenement.preventDefault();
    select.form.requestSubmit();
  });
}

for (const parts of document.querySelectorAll(".oressource-parts")) {
  const champs = [...parts.querySelectorAll("[data-part]")];
  if (champs.length !== 2) continue;
  champs.forEach((champ, rang) => {
    const autre = champs[1 - rang];
    let calculee = autre.value === "";
    autre.addEventListener("input", () => {
      calculee = false;
    });
    champ.addEventListener("input", () => {
      const part = Number.parseInt(champ.value, 10);
      if (calculee && part > 0 && part < 100) autre.value = String(100 - part);
    });
  });
}
