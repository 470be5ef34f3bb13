// Enter on a list of what a word may mean says yes to it; its patch of colour follows the choice.
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
