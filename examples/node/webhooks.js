// Takes webhooks, with the library of Standard Webhooks.
import express from 'express';
import { Webhook } from 'standardwebhooks';

// Verifies each call, answers at once, and works afterwards. A member whose data is erased at bonin-server loses the name here, too.
export function receiveWebhooks(app, secret, members) {
  const webhook = new Webhook(secret);
  const done = new Set(); // the same event can come twice. Yours are in your database, as long as bonin.webhooks.keep

  app.post('/webhooks', express.raw({ type: 'application/json' }), (request, response) => {
    let event;
    try {
      event = webhook.verify(request.body.toString(), request.headers);
    } catch {
      response.sendStatus(400); // forged, or sent more than five minutes ago
      return;
    }
    response.sendStatus(204);
    const id = request.get('webhook-id');
    if (!done.has(id)) {
      done.add(id);
      take(event, members);
    }
  });
}

function take({ type, data }, members) {
  console.log(`webhook ${type} ${data.verification_id}`);
  if (type === 'verification.erased') {
    for (const member of members.values()) {
      if (member.verification === data.verification_id) delete member.name;
    }
  }
}
