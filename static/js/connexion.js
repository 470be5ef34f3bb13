// Passwords shown on demand; on a demo base, one tap on a role fills the form.
const secrets = (form) => [...form.querySelectorAll("input[data-secret], input[type=password]")];

for (const bouton of document.querySelectorAll("[data-montrer]")) {
  bouton.hidden = false;
  bouton.addEventListener("click", () => {
    const montres = bouton.getAttribute("aria-pressed") !== "true";
    bouton.setAttribute("aria-pressed", String(montres));
    for (const champ of secrets(bouton.form)) {
      champ.dataset.secret = "";
      champ.type = montres ? "text" : "password";
    }
  });
}

const roles = document.querySelector("[data-mot-de-passe]");
roles?.addEventListener("click", ({ target }) => {
  const choisi = target.closest("[data-identifiant]");
  if (!choisi) return;
  for (const bouton of roles.querySelectorAll("[data-identifiant]")) {
    bouton.setAttribute("aria-pressed", String(bouton === choisi));
  }
  const { username, password } = document.querySelector("main form").elements;
  username.value = choisi.dataset.identifiant;
  password.value = roles.dataset.motDePasse;
  username.form.querySelector("[type=submit]").focus();
});
