/*
 * A merchant's page and server as PortOne's V2 guide to identity verification asks for them, and the two npm packages
 * that PortOne offers, unmodified. PORTONE_API and PORTONE_CDN replace the real hosts; nothing else knows of the sandbox.
 *
 * The guide's own server calls fetch({ url, headers }), which no fetch understands; here it is fetch(url, { headers }).
 * Like the guide it binds the verification to nobody: a customer of the sandbox, no example.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import * as sdk from '@portone/server-sdk';

const portOne = process.env.PORTONE_API ?? 'https://api.portone.io';
const cdn = process.env.PORTONE_CDN ?? 'https://cdn.portone.io';
const secret = process.env.PORTONE_SECRET ?? '';
const storeId = 'store-bonin-sandbox';
const channelKey = 'channel-key-danal';

const guidesPage = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>Guide</title><script src="${cdn}/v2/browser-sdk.js"></script></head>
<body><button id="verify">본인인증</button><p id="result"></p><script>
const identityVerificationId = \`identity-verification-\${crypto.randomUUID()}\`;
async function verify() {
  const response = await PortOne.requestIdentityVerification({
    storeId: '${storeId}',
    identityVerificationId,
    channelKey: '${channelKey}',
    redirectUrl: location.origin + '/identity-verification-redirect',
  });
  if (response.code !== undefined) {
    return response.message;
  }
  const verificationResult = await fetch('/identity-verifications', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ identityVerificationId }),
  });
  return verificationResult.text();
}
document.getElementById('verify').onclick = async () => {
  document.getElementById('result').textContent = await verify();
};
</script></body></html>`;

const redirectPage = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>Guide</title></head><body><p id="result"></p><script>
const query = new URLSearchParams(location.search);
const identityVerificationId = query.get('identityVerificationId');
const show = (text) => { document.getElementById('result').textContent = text; };
if (query.has('code')) {
  show(query.get('message'));
} else {
  const headers = { 'Content-Type': 'application/json' };
  fetch('/identity-verifications', { method: 'POST', headers, body: JSON.stringify({ identityVerificationId }) })
    .then((answer) => answer.text()).then(show);
}
</script></body></html>`;

// The package as a bundler would deliver it; its own option names the script to load.
const packagesPage = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>npm</title></head>
<body><button id="verify">본인인증</button><script type="module">
import * as PortOne from '/browser-sdk.js';
PortOne.__INTERNAL__setPortOneSdkUrl('${cdn}/v2/browser-sdk.js');
window.order = { storeId: '${storeId}', channelKey: '${channelKey}', identityVerificationId: 'order1' };
window.answers = [];
document.getElementById('verify').onclick = async () => {
  try {
    window.answers.push({ resolved: await PortOne.requestIdentityVerification(window.order) });
  } catch (error) {
    window.answers.push({
      rejected: error.code,
      message: error.message,
      recognised: PortOne.isPortOneError(error) && PortOne.isIdentityVerificationError(error)
        && error instanceof PortOne.IdentityVerificationError,
      documented: error.code in PortOne.TxServiceIdentityVerificationErrorCode,
    });
  }
};
</script></body></html>`;

async function finish({ identityVerificationId }) {
  const url = `${portOne}/identity-verifications/${encodeURIComponent(identityVerificationId)}`;
  const verificationResponse = await fetch(url, { headers: { Authorization: `PortOne ${secret}` } });
  if (!verificationResponse.ok) {
    return `refused: ${(await verificationResponse.json()).type}`;
  }
  const identityVerification = await verificationResponse.json();
  if (identityVerification.status !== 'VERIFIED') {
    return `not verified: ${identityVerification.status}`;
  }
  const { ci, name, birthDate } = identityVerification.verifiedCustomer;
  return `welcome ${name}, ${birthDate}, ${ci.length}`;
}

/** Calls one function of npm's server SDK, and tells what it returned or threw. */
async function callSdk({ call, options, client }) {
  const { identityVerification } = sdk.PortOneClient({ secret, baseUrl: portOne, ...client });
  try {
    return { returned: await identityVerification[call](options) };
  } catch (error) {
    const recognised = error instanceof sdk.PortOneError;
    return { thrown: error.constructor.name, recognised, type: error.data?.type, message: error.message, data: error.data };
  }
}

const pages = { '/': guidesPage, '/identity-verification-redirect': redirectPage, '/packages': packagesPage };

async function answer(request, body) {
  const { pathname } = new URL(request.url, 'http://shop');
  if (request.method === 'GET' && pages[pathname]) {
    return ['text/html; charset=utf-8', pages[pathname]];
  }
  if (pathname === '/browser-sdk.js') {
    return ['text/javascript; charset=utf-8', await readFile('node_modules/@portone/browser-sdk/dist/v2.js')];
  }
  if (pathname === '/identity-verifications') {
    return ['text/plain; charset=utf-8', await finish(JSON.parse(body))];
  }
  if (pathname === '/sdk') {
    return ['application/json; charset=utf-8', JSON.stringify(await callSdk(JSON.parse(body)))];
  }
  return null;
}

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
  }
  const answered = await answer(request, body);
  if (answered === null) {
    response.writeHead(404).end();
    return;
  }
  const [type, text] = answered;
  response.writeHead(200, { 'Content-Type': type }).end(text);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`);
});
