/**
 * Restate: a virtual object per task, the timer a delayed send to it. Its own store; report and reminder rows go to PostgreSQL
 * as everywhere (ctx.run), or with ROWS=own stay in the object's state, which is the best that it can do.
 */
import * as restate from "@restatedev/restate-sdk";
import * as clients from "@restatedev/restate-sdk-clients";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { measure, pool } from "../contract/contract.js";

Promise.withResolvers ??= () => {
  let resolve, reject;
  const promise = new Promise((a, b) => {
    resolve = a;
    reject = b;
  });
  return { promise, resolve, reject };
}; // Node 20
const own = process.env.ROWS === "own";
const base = process.env.RESTATE_BASE;
const [ingress, admin, node, endpoint] = [18080, 19070, 15122, 19080];
const db = pool();

const task = restate.object({
  name: "task",
  handlers: {
    open: async (ctx, due) => {
      ctx.set("state", "open");
      ctx.set("due", due);
      ctx
        .objectSendClient({ name: "task" }, ctx.key)
        .remind(null, restate.rpc.sendOpts({ delay: Math.max(0, due - (await ctx.date.now())) }));
    },
    report: async (ctx, text) => {
      if (own) ctx.set("report", text);
      else
        await ctx.run("report", () =>
          db.query("insert into report (task_id, body) values ($1, $2)", [ctx.key, text]).then(() => true),
        );
      ctx.set("state", "reported");
    },
    remind: async (ctx) => {
      if ((await ctx.get("state")) !== "open") return;
      await ctx.run("remind", () =>
        db.query("insert into reminder (task_id) values ($1)", [ctx.key]).then(() => true),
      );
    },
  },
});
await restate.serve({ services: [task], port: endpoint });

const log = fs.openSync(path.join(base, "..", "restate.log"), "w");
const binary = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  "../node_modules/@restatedev/restate-server-linux-x64/bin/restate-server",
);
const server = spawn(binary, ["--base-dir", base, "--node-name", "n1"], {
  stdio: ["ignore", log, log],
  env: {
    ...process.env,
    RESTATE_DISABLE_TELEMETRY: "true",
    RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
    RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
    RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
    RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
    RUST_LOG: "warn",
  },
});
process.on("exit", () => server.kill("SIGKILL"));
for (let tries = 0; ; tries++) {
  const ok = await fetch(`http://127.0.0.1:${admin}/deployments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ uri: `http://127.0.0.1:${endpoint}` }),
  }).then(
    async (r) => r.ok || (console.error(await r.text()), false),
    () => false,
  );
  if (ok) break;
  if (tries > 60) throw new Error("restate-server did not come up");
  await new Promise((r) => setTimeout(r, 500));
}
const client = clients.connect({ url: `http://127.0.0.1:${ingress}` });
// length of the files, as RocksDB allocates its logs ahead
const size = (dir) =>
  fs.readdirSync(dir, { withFileTypes: true }).reduce((sum, f) => {
    const at = path.join(dir, f.name);
    return sum + (f.isDirectory() ? size(at) : f.isFile() ? fs.statSync(at).size : 0);
  }, 0);

await measure({
  name: own ? "restate, rows in its own store" : "restate",
  pids: () => [server.pid, process.pid],
  bytes: async () => size(base),
  open: (id, due) => client.objectClient({ name: "task" }, id).open(due),
  report: (id, text) => client.objectClient({ name: "task" }, id).report(text),
});
process.exit(0);
