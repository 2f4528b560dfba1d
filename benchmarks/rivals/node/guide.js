'use strict';

// Step 4 of PortOne's V1 guide to identity verification: a token for each certification, everything with default settings.
const axios = require('axios');
const { keys, serve, upstream } = require('./merchant');

serve(async (imp_uid) => {
  const getToken = await axios({
    url: `${upstream}/users/getToken`,
    method: 'post',
    headers: { 'Content-Type': 'application/json' },
    data: keys,
  });
  const { access_token } = getToken.data.response;
  const getCertifications = await axios({
    url: `${upstream}/certifications/${imp_uid}`,
    method: 'get',
    headers: { Authorization: access_token },
  });
  return getCertifications.data.response;
});
