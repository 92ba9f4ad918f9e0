// Runs before anything is drawn, so that what needs script does not jump: GOV.UK Frontend looks for these classes.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
