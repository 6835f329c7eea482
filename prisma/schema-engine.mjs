#!/usr/bin/env node
// Stands in for Prisma's native schema engine: the same command line and JSON-RPC on stdin and stdout, answered by
// Prisma's own WebAssembly engine over adapter-pg. The native one would be fetched from outside the package registries,
// which a closed network cannot reach; this one comes with `npm ci`.
// `prisma.config.ts` points PRISMA_SCHEMA_ENGINE_BINARY here. DEBUG_ENGINE=1 prints what the engine says.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import {
  ColumnTypeEnum,
  DriverAdapterError,
  bindMigrationAwareSqlAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

const require = createRequire(import.meta.url);
const debug = Boolean(process.env.DEBUG_ENGINE);

/** The CLI reads errors that happen outside JSON-RPC from such lines on stderr. */
function logError(message, fields) {
  const line = { timestamp: new Date().toISOString(), level: "ERROR", fields: { message, ...fields } };
  process.stderr.write(JSON.stringify({ ...line, target: "schema_engine::logger" }) + "\n");
}

// --- The command line: only what Prisma 7.10 passes ---------------------------------------------------------------

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: "string", multiple: true, short: "d" },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean", short: "V" },
  },
});
const datasource = options.datasource ? JSON.parse(options.datasource) : {};
const databaseUrl = datasource.url ?? process.env.DATABASE_URL;

function printVersion() {
  const packageFile = require.resolve("@prisma/schema-engine-wasm").replace(/[^/\\]+$/, "package.json");
  console.log("schema-engine-wasm " + JSON.parse(readFileSync(packageFile, "utf8")).version);
}

/** `cli can-connect-to-database` and `cli create-database`; gives the exit code. */
async function runCommand(command) {
  const { connectionString } = splitUrl(databaseUrl);
  if (command === "can-connect-to-database") {
    return runQuery(connectionString, () => "SELECT 1");
  }
  if (command === "create-database") {
    const url = new URL(connectionString);
    const name = decodeURIComponent(url.pathname.slice(1));
    url.pathname = "/postgres";
    return runQuery(url.toString(), (client) => `CREATE DATABASE ${client.escapeIdentifier(name)}`);
  }
  logError(`unknown command ${command}`, { is_panic: false });
  return 1;
}

async function runQuery(connectionString, query) {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.query(query(client));
    return 0;
  } catch (error) {
    // The CLI takes the last line of stderr for the error, so it must begin on a line of its own.
    process.stderr.write("\n");
    // A refused connection over several addresses is an AggregateError whose own message is empty.
    const message = error.message || error.errors?.map((each) => each.message).join("; ") || String(error);
    logError(message, { error_code: prismaCode(error), is_panic: false });
    return 1;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Prisma's code for what PostgreSQL or the network said: P1000 credentials, P1003 no such database, P1001 no server. */
function prismaCode(error) {
  if (error.code === "3D000") return "P1003";
  if (error.code === "28P01" || error.code === "28000") return "P1000";
  if (error.code === "42P04") return "P1009";
  return "P1001";
}

/** Prisma's `?schema=` is no parameter of PostgreSQL's and must not reach it. */
function splitUrl(url) {
  if (!url) {
    logError("DATABASE_URL is not set.", { error_code: "P1012", is_panic: false });
    process.exit(1);
  }
  const parsed = new URL(url);
  const schema = parsed.searchParams.get("schema") ?? undefined;
  parsed.searchParams.delete("schema");
  return { connectionString: parsed.toString(), schema };
}

// --- The database, as the engine sees it --------------------------------------------------------------------------

const CHAR_OID = 18;
const TEXT_OID = 25;
/** On a result's rows: the indexes of the columns of type "char". */
const charColumns = Symbol("columns of type char");

/**
 * adapter-pg refuses the catalogue's type "char", which the engine reads from pg_catalog. It is passed through as text
 * here and named Character again in `openAdapter`: as Text the engine panics on it.
 */
function disguiseChars(result) {
  for (const one of Array.isArray(result) ? result : [result]) {
    one?.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return;
      field.dataTypeID = TEXT_OID;
      (one.rows[charColumns] ??= []).push(index);
    });
  }
  return result;
}

class CatalogueClient extends pg.Client {
  query(...args) {
    const callback = args.at(-1);
    if (typeof callback === "function") {
      args[args.length - 1] = (error, result) => callback(error, disguiseChars(result));
      return super.query(...args);
    }
    const result = super.query(...args);
    return typeof result?.then === "function" ? result.then(disguiseChars) : result;
  }
}

/** One connected adapter; without a URL, on the database that the command is about. */
async function openAdapter(url = databaseUrl) {
  const { connectionString, schema } = splitUrl(url);
  const connection = { connectionString, Client: CatalogueClient };
  const adapter = await new PrismaPg(connection, schema ? { schema } : undefined).connect();

  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of result.rows[charColumns] ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  // adapter-pg cuts a script at every ";", which breaks $$ bodies and strings: sent whole, as the native engine does.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      throw inDatabaseWords(error, script);
    }
  };
  return adapter;
}

/** adapter-pg would make "No such table: X" of it; whoever wrote the migration wants PostgreSQL's words and the line. */
function inDatabaseWords(error, script) {
  if (!error.code || !error.severity) return error; // not from PostgreSQL
  const line = error.position ? `, line ${script.slice(0, Number(error.position)).split("\n").length}` : "";
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code + " ", // the engine knows some codes and would replace the message; this one it does not
    severity: error.severity,
    message: `${error.message} (SQLSTATE ${error.code}${line})`,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

/** The database against which `migrate dev` and `migrate diff` replay the migrations; dropped afterwards. */
async function openShadowDatabase() {
  if (datasource.shadowDatabaseUrl) return openAdapter(datasource.shadowDatabaseUrl);
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  // By its URL: node-postgres lets a connectionString win over `database`, and the shadow would be the live database.
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const admin = await openAdapter();
  await admin.executeScript(`CREATE DATABASE "${name}"`);
  const shadow = await openAdapter(url.toString());
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await admin.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.dispose();
  };
  return shadow;
}

// --- The engine ---------------------------------------------------------------------------------------------------

/** What Rust said when it panicked. A panic must end the process with 101, or the CLI would take it for success. */
let panic = null;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    panic = message;
  },
};

function die(error) {
  logError(panic ?? String(error?.stack ?? error), { is_panic: true });
  process.exit(101);
}

async function loadEngine() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasmFile = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();

  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => openAdapter(),
    connectToShadowDb: openShadowDatabase,
  });
  const datamodels = options.datamodels?.map((file) => [file, readFileSync(file, "utf8")]);
  return bindings.SchemaEngine.new(
    { datamodels },
    (message) => debug && process.stderr.write(String(message) + "\n"),
    factory,
  );
}

// --- JSON-RPC -----------------------------------------------------------------------------------------------------

function serve() {
  process.on("uncaughtException", die).on("unhandledRejection", die);
  const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\n");

  let engine;
  let prints = 0;
  async function answer({ id, method, params }) {
    try {
      engine ??= loadEngine();
      const result = await call(await engine, method, params);
      // The native engine prints a diff by a request of its own and answers with the exit code alone.
      if (method === "diff" && typeof result.stdout === "string") {
        send({ id: `print-${++prints}`, method: "print", params: { content: result.stdout } });
        result.stdout = null;
      }
      send({ id, result });
    } catch (error) {
      if (debug) console.error(error);
      if (panic) die(error);
      send({ id, error: rpcError(error) });
    }
  }

  // One request at a time and in order, as the native engine does.
  let queue = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on("line", (line) => {
    const message = line.trim() ? JSON.parse(line) : {};
    if (message.method) queue = queue.then(() => answer(message)); // without a method: the CLI's reply to our print
  });
  lines.on("close", () => void queue.then(() => process.exit(0)));
}

async function call(engine, method, params = {}) {
  const name = method === "getDatabaseVersion" ? "version" : method;
  if (typeof engine[name] !== "function") throw new Error(`The schema engine has no method ${method}.`);
  return (await engine[name](params)) ?? {};
}

function rpcError(error) {
  return {
    code: 4466, // what the native engine gives for every error of its own
    message: "An error happened. Check the data field for details.",
    data: {
      is_panic: false,
      message: error?.message ?? String(error),
      meta: error?.meta ?? null,
      error_code: typeof error?.code === "string" ? error.code : undefined,
    },
  };
}

if (options.version) printVersion();
else if (positionals[0] === "cli") process.exit(await runCommand(positionals[1]));
else serve();
