// The login that expired, renewed in this very tab: what the device keeps is there on the way back.

export function seReconnecter({ adresses }) {
  const suite = encodeURIComponent(location.pathname + location.search);
  location.assign(`${adresses.connexion}?next=${suite}`);
}
