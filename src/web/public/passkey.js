for (const form of document.querySelectorAll('[data-passkey]')) offerPasskey(form);

/** Shows the button where the browser has passkeys, and sends what one of them signs as the form's answer. */
function offerPasskey(form) {
  if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const said = form.querySelector('[role="status"]');
  for (const without of document.querySelectorAll('[data-no-passkey]')) without.hidden = true;
  form.hidden = false;
  form.querySelector('button').addEventListener('click', async () => {
    said.textContent = '';
    try {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(form.dataset.passkey));
      const signed = await navigator.credentials.get({ publicKey });
      form.elements.answer.value = JSON.stringify(signed.toJSON());
      form.submit();
    } catch {
      said.textContent = 'No passkey was used. Try again, or sign in another way.';
    }
  });
}
