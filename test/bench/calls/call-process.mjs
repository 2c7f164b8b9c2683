// Makes calls, some of which do not count; prints the CPU time of the others, in microseconds a call. Arguments are the
// caller's module and the origin of the server.
import process from "node:process";

const [, , module, origin] = process.argv;
const [uncounted, counted, atATime] = [2000, 5000, 10];
const { makeCaller } = await import(module);
const call = makeCaller(origin);

async function make(count) {
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

await make(uncounted);
const before = process.cpuUsage();
await make(counted);
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(user + system) / counted}\n`);
process.exit();
