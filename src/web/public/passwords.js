import { PasswordInput } from './govuk/password-input.bundle.mjs';

for (const input of document.querySelectorAll('[data-module="govuk-password-input"]'))
  new PasswordInput(input);
