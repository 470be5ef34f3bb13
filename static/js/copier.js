// « Copier pour un courriel »: opened, the text is selected, and copied where the browser lets us.
for (const place of document.querySelectorAll("[data-copier]")) {
  const texte = place.querySelector("textarea");
  place.addEventListener("toggle", async () => {
    if (!place.open) return;
    texte.select();
    const copie = await navigator.clipboard?.writeText(texte.value).then(
      () => true,
      () => false,
    );
    place.querySelector("[data-copie]").textContent = copie
      ? "Copié : collez-le dans votre courriel."
      : "Copiez-le avec Ctrl et C.";
  });
}
