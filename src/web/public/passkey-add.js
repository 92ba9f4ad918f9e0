for (const form of document.querySelectorAll('[data-passkey-options]')) offerToAdd(form);

/** Shows the button where the browser can make passkeys, and sends what it makes with the form. */
function offerToAdd(form) {
  if (!globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  const said = form.querySelector('[role="status"]');
  said.textContent = '';
  form.querySelector('button').hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    said.textContent = '';
    try {
      const options = JSON.parse(form.dataset.passkeyOptions);
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      const made = await navigator.credentials.create({ publicKey });
      form.elements.response.value = JSON.stringify(made.toJSON());
      form.submit();
    } catch (error) {
      said.textContent =
        error.name === 'InvalidStateError'
          ? 'This device has a passkey for your account already.'
          : 'No passkey was made. Try again, or with another device.';
    }
  });
}
