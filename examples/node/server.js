// The back end of a site with members, beside bonin-server. It orders a verification, and makes a member of who brings its code back.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { receiveWebhooks } from './webhooks.js';

const { BONIN_URL, BONIN_KEY, BONIN_MODE = 'live', SITE_URL, WEBHOOK_SECRET, PORT = '3000' } = process.env;
const AN_HOUR = 3_600_000;
const missing = ['BONIN_URL', 'BONIN_KEY', 'SITE_URL', 'WEBHOOK_SECRET'].filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(`${missing.join(', ')}: missing (expected: in the environment, as docs/applications.md sets them)`);
  process.exit(2);
}

// In memory, to be read at a glance: yours are in a database, with a unique column for logins, and in the store of your sessions.
const members = new Map();
const signUps = new Map();

const page = fileURLToPath(new URL('./public', import.meta.url));
const app = express();
app.use(express.static(page));
app.get('/verified', (request, response) => response.sendFile('index.html', { root: page }));
receiveWebhooks(app, WEBHOOK_SECRET, members); // before any parser: what is signed are the bytes of the body
app.use(express.json());

// The page's first button: this browser may sign up, for an hour, and goes to be verified.
app.post('/verify', async (request, response) => {
  const [session, state, account] = [random(), random(), random()];
  const order = { subject: session, purpose: 'signup', return_url: `${SITE_URL}/verified`, state };
  const { id, url } = await bonin('POST', '/v1/verifications', order);
  signUps.set(session, { id, state, account });
  setTimeout(() => signUps.delete(session), AN_HOUR).unref();
  response.cookie('session', session, { httpOnly: true, sameSite: 'lax', secure: SITE_URL.startsWith('https:') });
  response.redirect(303, url);
});

// The form, with what the person came back with. Only the code proves that it is the browser that was verified.
app.post('/members', async (request, response) => {
  const { login, code, state } = request.body ?? {};
  const session = /(?:^|; )session=([\w-]+)/.exec(request.get('cookie') ?? '')?.[1];
  const { id, account, ...expected } = signUps.get(session) ?? {};
  if (!id || expected.state !== state) throw new Refused('another_browser');
  if (typeof login !== 'string' || !/^[a-z0-9]{3,20}$/.test(login)) throw new Refused('malformed_login');
  if (isTaken(login, account)) throw new Refused('login_taken');
  const redeemed = await bonin('POST', `/v1/verifications/${id}/redeem`, { code, subject: session, expect_purpose: 'signup' });
  if (redeemed.mode !== BONIN_MODE) throw new Refused('another_mode'); // in sandbox mode nobody real was verified
  if (redeemed.account === 'existing') throw new Refused('already_linked'); // this person is a member already
  await bonin('PUT', `/v1/accounts/${account}/person`, { verification_id: id }); // refuses the second of two at once
  members.set(account, { login, name: redeemed.identity.name, verification: id });
  response.status(201).json({ login, name: redeemed.identity.name });
});

function isTaken(login, account) {
  return [...members].some(([other, member]) => other !== account && member.login === login);
}

function random() {
  return randomBytes(32).toString('base64url');
}

class Refused extends Error {}

// Calls bonin-server. A refusal has a code, which the person is told; anything else is unknown, and the person tries again.
async function bonin(method, path, body) {
  const answer = await fetch(BONIN_URL + path, {
    method,
    headers: { Authorization: `Bearer ${BONIN_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  const result = await answer.json();
  if (answer.ok) return result;
  const isRefusal = answer.status < 500 && ![401, 404].includes(answer.status);
  throw isRefusal ? new Refused(result.code) : new Error(`bonin-server answered ${answer.status} ${result.code}`);
}

app.use((failure, request, response, next) => {
  if (failure.status < 500) return response.status(failure.status).json({ code: 'malformed_body' });
  if (failure instanceof Refused && request.path === '/members') return response.status(409).json({ code: failure.message });
  console.error(`sign-up: ${failure.message}. Nobody became a member. Check BONIN_URL, BONIN_KEY and what bonin-server's log says`);
  return request.path === '/verify' ? response.redirect(303, '/?status=unavailable') : response.status(503).json({ code: 'try_again' });
});

const listening = app.listen(Number(PORT), '127.0.0.1', () => console.log(`listening on ${listening.address().port}`));
