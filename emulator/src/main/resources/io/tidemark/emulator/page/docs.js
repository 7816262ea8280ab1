'use strict';

/* Every call of this emulator, to be tried. Nothing is asked of any other server. */
window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#calls',
  deepLinking: true,
  validatorUrl: null,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
});
