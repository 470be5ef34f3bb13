// What is to be pasted elsewhere is selected, and copied where the browser lets us.
async function copier(champ, dire, colle) {
  champ.select();
  const copie = await navigator.clipboard?.writeText(champ.value).then(
    () => true,
    () => false,
  );
  dire.textContent = copie ? colle : "Copiez-le avec Ctrl et C.";
}

// « Copier pour un courriel »: its text, once opened.
for (const place of document.querySelectorAll("[data-copier]")) {
  place.addEventListener("toggle", () => {
    if (!place.open) return;
    const dire = place.querySelector("[data-copie]");
    copier(place.querySelector("textarea"), dire, "Copié : collez-le dans votre courriel.");
  });
}

// A key that copies a field, named by ``data-copier-le``; without script there is none.
for (const touche of document.querySelectorAll("[data-copier-le]")) {
  const dire = touche.parentElement.querySelector("[data-copie]");
  touche.hidden = false;
  touche.addEventListener("click", () => {
    copier(document.getElementById(touche.dataset.copierLe), dire, "Copié : collez-le où vous voulez.");
  });
}
