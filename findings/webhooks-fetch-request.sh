#!/usr/bin/env bash
# Verifiers of Standard Webhooks on npm, and the Request of the fetch API: given `request.headers`, each refuses every
# genuine webhook for missing headers that are there. What is accepted as body differs, too.
#
# Versions: standardwebhooks 1.1.1, svix 2.5.0, @portone/server-sdk 0.19.0 (its webhook part); Node.js 20.20.2. Seen on
# 2026-11-30.
#
# Expected: whoever receives a webhook in a handler of the fetch API (Next.js, Hono, Deno, Bun, Workers) hands on
# `request.headers` and the raw body, and a genuine signature is accepted.
#
# Actual: the headers are read as an object's own properties. A Headers object has none, neither has a Map, so the
# answer is "Missing required headers" (PortOne's: MISSING_REQUIRED_HEADERS). Object.fromEntries(request.headers) works.
# The body: all take text. A Buffer (Express's raw parser) is taken by the first two and refused by PortOne's, which is
# an error of the input and not of the signature; a Uint8Array (the fetch API's bytes) is refused by all three.
#
# Consequence: it fails closed and looks like an attack, so whoever meets it is tempted to skip the check. Samples for
# the receiver hand over `Object.fromEntries(request.headers)` and `await request.text()`, and a receiver that answers
# 4xx is told so on the sender's side with the answer's status.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
command -v node >/dev/null && command -v npm >/dev/null || missing 'Node.js 20 or newer with npm is needed.'

(cd "$work" && printf '{"private":true,"type":"module"}' >package.json &&
  npm install --ignore-scripts --no-audit --no-fund --silent \
    standardwebhooks@1.1.1 svix@2.5.0 @portone/server-sdk@0.19.0 >npm.log 2>&1) ||
  missing "npm could not fetch the verifiers ($(head -n 1 "$work/npm.log"))"

cat >"$work/verify.js" <<'JS'
import { createHmac } from "node:crypto";
import { Webhook as Standard } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { verify } from "@portone/server-sdk/webhook";

const key = Buffer.alloc(32, 7);
const secret = `whsec_${key.toString("base64")}`;
const body = '{"type":"Transaction.Ready"}';
const id = "msg_1";
const timestamp = String(Math.floor(Date.now() / 1000));
const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
const request = new Request("http://localhost/", { method: "POST", headers, body });

const verifiers = {
  standardwebhooks: (text, given) => new Standard(secret).verify(text, given),
  svix: (text, given) => new Svix(secret).verify(text, given),
  portone: (text, given) => verify(secret, text, given),
};
const inputs = {
  object: [body, headers],
  entries: [body, Object.fromEntries(request.headers)],
  Headers: [body, request.headers],
  Map: [body, new Map(Object.entries(headers))],
  Buffer: [Buffer.from(body), headers],
  Uint8Array: [new TextEncoder().encode(body), headers],
};
for (const [name, check] of Object.entries(verifiers)) {
  for (const [form, input] of Object.entries(inputs)) {
    const outcome = await Promise.resolve().then(() => check(...input)).then(
      () => "accepted",
      (error) => (error.name === "WebhookVerificationError" ? `refused, ${error.reason ?? error.message}` : "not taken"),
    );
    console.log(`${name} ${form}: ${outcome}`);
  }
}
JS

cat >"$work/expected" <<'TEXT'
standardwebhooks object: accepted
standardwebhooks entries: accepted
standardwebhooks Headers: refused, Missing required headers
standardwebhooks Map: refused, Missing required headers
standardwebhooks Buffer: accepted
standardwebhooks Uint8Array: not taken
svix object: accepted
svix entries: accepted
svix Headers: refused, Missing required headers
svix Map: refused, Missing required headers
svix Buffer: accepted
svix Uint8Array: not taken
portone object: accepted
portone entries: accepted
portone Headers: refused, MISSING_REQUIRED_HEADERS
portone Map: refused, MISSING_REQUIRED_HEADERS
portone Buffer: not taken
portone Uint8Array: not taken
TEXT
(cd "$work" && node verify.js) | tee "$work/seen"
diff "$work/expected" "$work/seen" >&2 || changed 'the verifiers take other headers or bodies than described.'
