'use strict';

/*
 * What both rivals have in common: the environment, and PortOne's guide's endpoint with the use that the guide makes of a
 * certification. Accounts are left out, since a database would be measured with them. Everybody here is invented.
 */
const express = require('express');

const { PORT, UPSTREAM, IMP_KEY, IMP_SECRET } = process.env;

// The guide reads the person outside `response`, and the year from `birth`, which is in seconds: neither works.
function person({ name, gender, birthday, unique_key, unique_in_site }) {
  const adult = new Date(birthday).getFullYear() <= 1999;
  return { name, gender, birthday, unique_key, unique_in_site, adult };
}

// Listens, and answers with the person that `certification(imp_uid)` returns.
function serve(certification) {
  const app = express();
  app.use(express.json());

  app.post('/certifications', async (request, response) => {
    const { imp_uid } = request.body;
    response.json(person(await certification(imp_uid)));
  });

  // axios stores keys and token in its errors: only PortOne's status is sent.
  app.use((error, request, response, next) => {
    response.status(502).json({ portone_status: error.response?.status ?? null });
  });

  app.listen(Number(PORT), '127.0.0.1', (error) => {
    if (error) throw error;
  });
}

module.exports = { serve, upstream: UPSTREAM, keys: { imp_key: IMP_KEY, imp_secret: IMP_SECRET } };
