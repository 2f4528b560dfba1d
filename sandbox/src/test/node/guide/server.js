'use strict';

/*
 * A merchant's server as step 4 of PortOne's V1 guide to identity verification asks for it: Express in front, axios
 * towards PortOne. It makes the guide's requests with the guide's printed keys, so that the sandbox is held to what
 * merchants already run. PORTONE_HOST replaces the real host; nothing else knows of the sandbox.
 *
 * The person is read from `response` inside the answer, where PortOne puts it; some printed samples leave that step out.
 * Like the guide it checks neither `certified` nor who started the verification: a customer of the sandbox, no example.
 */
const axios = require('axios');
const express = require('express');

const portOne = process.env.PORTONE_HOST ?? 'https://api.iamport.kr';
const keys = {
  imp_key: 'imp_apikey',
  imp_secret: 'ekKoeW8RyKuT0zgaZsUtXXTLQ4AhPFW3ZGseDA6bkA5lamv9OqDMnxyeB9wqOsuO9W3Mx9YSJ4dTqJ3f',
};
const lastAdultBirthYear = 1999;
const members = new Map();

async function getAccessToken() {
  const getToken = await axios({
    url: `${portOne}/users/getToken`,
    method: 'post',
    headers: { 'Content-Type': 'application/json' },
    data: keys,
  });
  const { access_token } = getToken.data.response;
  return access_token;
}

async function getCertification(imp_uid) {
  const access_token = await getAccessToken();
  const getCertifications = await axios({
    url: `${portOne}/certifications/${imp_uid}`,
    method: 'get',
    headers: { Authorization: access_token },
  });
  return getCertifications.data.response;
}

function enrol({ name, birthday, unique_key, unique_in_site }) {
  const member = members.has(unique_key);
  members.set(unique_key, name);
  const adult = new Date(birthday).getFullYear() <= lastAdultBirthYear;
  return { name, birthday, unique_key, unique_in_site, adult, member };
}

const app = express();
app.use(express.json());

app.post('/certifications', async (request, response) => {
  const { imp_uid } = request.body;
  response.json(enrol(await getCertification(imp_uid)));
});

app.get('/certifications/redirect', async (request, response) => {
  const { imp_uid } = request.query;
  response.json(enrol(await getCertification(imp_uid)));
});

// A body that is no JSON is refused as Express does by itself, with 400. axios keeps the whole request in its error, keys and token included: only PortOne's status leaves this process.
app.use((error, request, response, next) => {
  response.status(error.type === 'entity.parse.failed' ? 400 : 502).json({ portone_status: error.response?.status ?? null });
});

const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`);
});
