// Answers each call alike; prints its origin.
import { createServer } from "node:http";
import process from "node:process";

const answer = JSON.stringify({ success: true, errors: [], messages: [], result: { id: "1" } });

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(200, { "content-type": "application/json" }).end(answer);
  });
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
