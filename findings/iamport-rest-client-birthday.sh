#!/usr/bin/env bash
# npm iamport-rest-client-nodejs, a client for V1: the birthday is a moment, a day early outside of Korea, an
# unfinished verification was certified in 1970, and a token is not renewed after a 401.
#
# Versions: iamport-rest-client-nodejs 0.9.12 (newest; axios 0.19.2); Node.js 20.20.2. Seen on 2026-11-28, against a
# stand-in for PortOne in the same process.
#
# Expected: the client from iamport's own repository hands on what GET /certifications/{imp_uid} answers,
# `birthday` included, and the class says Date where it means a moment.
#
# Actual:
# - `birthday` ("2001-02-03"), `phone`, `carrier` and `foreigner_v2` are not handed on at all. What is left is
#   `birth`, made a Date of: midnight in Korea. With TZ=UTC getDate() is 2, and JSON has "2001-02-02T15:00:00.000Z" in
#   every zone. Who turns 19 today was 19 yesterday.
# - Before completion, with `certified_at` null, it is a Date of 1970, which is true in an `if`; the number 0 stays 0.
# - HTTP 200 with code 1 rejects with a bare object: no Error, no message, no stack.
# - Ten first calls at once fetch ten tokens. After a 401 the token is kept and sent again until it expires, some half
#   an hour; the failure of a token request with HTTP 200 is not noticed, and "Bearer undefined" is sent.
#
# Consequence: the sandbox has both `birth` and `birthday` as PortOne does, and must take ten tokens at once; a revoked
# token (the sandbox's fault switch) leaves this client without a way back, which is no fault of the sandbox. After
# a move from it to Bonin, stored birthdays may differ by a day: a line for docs/mistakes.md.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
command -v node >/dev/null && command -v npm >/dev/null || missing 'Node.js 18 or newer with npm is needed.'

(cd "$work" && printf '{"private":true}' >package.json &&
  npm install --ignore-scripts --no-audit --no-fund --silent \
    iamport-rest-client-nodejs@0.9.12 axios@0.19.2 lodash@4.17.21 qs@6.9.7 >npm.log 2>&1) ||
  missing "npm could not fetch iamport-rest-client-nodejs ($(head -n 1 "$work/npm.log"))"

cat >"$work/client.js" <<'JS'
const http = require("http");
const { Iamport, Request } = require("iamport-rest-client-nodejs");

const record = {
  imp_uid: "imp_000000000001", merchant_uid: "m", pg_tid: "t", pg_provider: "danal", name: "N", gender: "female",
  birth: Date.UTC(2001, 1, 2, 15) / 1000, birthday: "2001-02-03", foreigner: false, foreigner_v2: null,
  phone: "01000000001", carrier: "SKT", certified: true, certified_at: 1700000000, unique_key: "k",
  unique_in_site: "s", origin: "o",
};
const unfinished = { ...record, certified: false, certified_at: null };
let answer = [200, 0, record];
let tokenAnswer = 0;
let tokens = 0;
let lastToken;

const standIn = http.createServer((request, response) => {
  const tell = (status, code, body) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ code, message: null, response: body }));
  };
  if (request.url === "/users/getToken") {
    tokens++;
    const now = Math.floor(Date.now() / 1000);
    const token = tokenAnswer === 0 ? { access_token: `T${tokens}`, now, expired_at: now + 1800 } : null;
    setTimeout(() => tell(200, tokenAnswer, token), 50);
  } else {
    lastToken = request.headers.authorization;
    tell(...answer);
  }
});

const client = () => new Iamport({
  apiKey: "k", apiSecret: "s", baseUrl: `http://127.0.0.1:${standIn.address().port}`,
});
const get = async (iamport) => {
  const request = Request.Certifications.getCertification({ imp_uid: "imp_000000000001" });
  return (await request.request(iamport)).data.response;
};
const failure = (iamport) => get(iamport).then(() => "none", (error) => error);

standIn.listen(0, "127.0.0.1", async () => {
  const iamport = client();
  const person = await get(iamport);
  console.log("left out:", Object.keys(record).filter((name) => !(name in person)).join(" "));
  console.log("day of birth:", person.birth.getDate(), JSON.stringify(person.birth));
  answer = [200, 0, unfinished];
  console.log("certified_at of an unfinished one:", JSON.stringify((await get(iamport)).certified_at));
  answer = [200, 1, null];
  console.log("code 1 is an Error:", (await failure(iamport)) instanceof Error);
  answer = [401, -1, null];
  await failure(iamport);
  tokens = 0;
  await failure(iamport);
  console.log("tokens fetched after a 401:", tokens);
  answer = [200, 0, record];
  const another = client();
  await Promise.all(Array.from({ length: 10 }, () => get(another)));
  console.log("tokens fetched by ten at once:", tokens);
  tokenAnswer = -1;
  await get(client());
  console.log("sent without a token:", lastToken);
  standIn.close();
  process.exit();
});
JS
for zone in UTC Asia/Seoul; do
  output=$(TZ=$zone node "$work/client.js" 2>"$work/err") || {
    cat "$work/err" >&2
    changed 'the client ended with an error.'
  }
  printf '%s:\n%s\n' $zone "$output"
  day=$([ $zone = UTC ] && echo 2 || echo 3)
  seen "$output" "day of birth: $day \"2001-02-02T15:00:00\\.000Z\"" "the birthday is reported differently with TZ=$zone."
done
seen "$output" 'left out: birthday foreigner_v2 phone carrier' 'other members are left out.'
seen "$output" 'certified_at of an unfinished one: "1970-01-01T00:00:00\.000Z"' 'null is no longer a moment of 1970.'
seen "$output" 'code 1 is an Error: false' 'code 1 rejects with an Error.'
seen "$output" 'tokens fetched after a 401: 0' 'a token is renewed after a 401.'
seen "$output" 'tokens fetched by ten at once: 10' 'calls at once share a token.'
seen "$output" 'sent without a token: Bearer undefined' 'the failure of a token request is noticed.'
