// An application's receiver of webhooks: verifies each with the npm package of Standard Webhooks, and answers 204 or 400.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    try {
      webhook.verify(Buffer.concat(chunks).toString(), request.headers);
      response.writeHead(204).end();
    } catch (failure) {
      response.writeHead(400, { 'Content-Type': 'text/plain' }).end(failure.message);
    }
  });
});

server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
