import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ConfigError, readConfig, roles, variables } from "../../config.js";
import { roles as domainRoles } from "../../domain/permissions.js";
import { root } from "../../stack/root.js";

const complete = {
  DATABASE_URL: "postgresql://dondoc:secret@127.0.0.1:5433/dondoc",
  SMTP_URL: "smtp://127.0.0.1:1025",
  AUTH_SECRET: "a secret of forty characters, for a test",
};

function messageOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error("The environment was accepted.");
}

test("what is given and what has a default", () => {
  const config = readConfig({ ...complete, PORT: "3010", EVIDENCE_LIMIT_MB: "20", DATA_DIR: "/srv/dondoc" });
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 3010,
    publicUrl: "http://127.0.0.1:3010",
    temporal: { address: "127.0.0.1:7233", namespace: "default" },
    evidence: { dir: "/srv/dondoc/evidence", limitBytes: 20_000_000 },
    logLevel: "info",
  });
});

test("a bucket needs its keys; a scanner is a host and a port; webhooks stay outside unless told otherwise", () => {
  expect(messageOf({ ...complete, EVIDENCE_S3_BUCKET: "minh-chung" })).toContain(
    "EVIDENCE_S3_KEY and EVIDENCE_S3_SECRET",
  );
  expect(readConfig(complete)).toMatchObject({
    evidence: { s3: undefined, clamav: undefined },
    webhooks: { allowPrivate: false },
  });
  const keys = { EVIDENCE_S3_BUCKET: "minh-chung", EVIDENCE_S3_KEY: "k", EVIDENCE_S3_SECRET: "s" };
  expect(readConfig({ ...complete, ...keys, CLAMAV_ADDRESS: "clamav:3310" }).evidence).toMatchObject({
    s3: { bucket: "minh-chung", endpoint: undefined, region: "us-east-1", key: "k", secret: "s" },
    clamav: { host: "clamav", port: 3310, whenAway: "refuse" },
  });
});

test("an empty variable counts as one that is not set", () => {
  expect(readConfig({ ...complete, LOG_LEVEL: "", PUBLIC_URL: "" }).logLevel).toBe("info");
  expect(messageOf({ ...complete, AUTH_SECRET: "" })).toContain("AUTH_SECRET is missing");
});

test("a slash at the end of the public address is dropped, so that links have one and not two", () => {
  expect(readConfig({ ...complete, PUBLIC_URL: "https://dondoc.example.vn/" }).publicUrl).toBe(
    "https://dondoc.example.vn",
  );
});

test("every variable that is missing is named at once, with what to set it to", () => {
  const message = messageOf({});
  expect(message).toContain("DATABASE_URL is missing: set it to postgresql://");
  expect(message).toContain("SMTP_URL is missing: set it to smtp://");
  expect(message).toContain("AUTH_SECRET is missing: set it to the output of `openssl rand -base64 32`");
});

test.each([
  ["DATABASE_URL", "mysql://host/database"],
  ["TEMPORAL_ADDRESS", "http://temporal:7233"],
  ["SMTP_URL", "mail.example.vn"],
  ["MAIL_FROM", "Đôn Đốc"],
  ["PUBLIC_URL", "dondoc.example.vn"],
  ["PORT", "70000"],
  ["AUTH_SECRET", "short"],
  ["EVIDENCE_LIMIT_MB", "-1"],
  ["LOG_LEVEL", "loud"],
  ["TOTP_ROLES", "office,king"],
])("%s=%s is refused by name", (name, value) => {
  expect(messageOf({ ...complete, [name]: value })).toMatch(new RegExp(`^  ${name} `, "m"));
});

test("an issuer is configured as a whole or not at all", () => {
  const issuer = {
    OIDC_ISSUER: "https://sso.example.vn",
    OIDC_CLIENT_ID: "dondoc",
    OIDC_CLIENT_SECRET: "secret",
  };
  expect(readConfig({ ...complete, ...issuer }).oidc).toMatchObject({ clientId: "dondoc", label: "SSO" });
  expect(readConfig(complete).oidc).toBeUndefined();
  expect(messageOf({ ...complete, ...issuer, OIDC_CLIENT_SECRET: "" })).toContain("set all three or none");
});

test("a second step may be demanded of every role that there is, and of no other", () => {
  expect(roles).toEqual(domainRoles);
  expect(readConfig({ ...complete, TOTP_ROLES: "office, committee" }).secondStepRoles).toEqual([
    "office",
    "committee",
  ]);
  expect(readConfig(complete).secondStepRoles).toEqual([]);
});

test("no message repeats a secret", () => {
  expect(
    messageOf({ ...complete, DATABASE_URL: "mysql://user:hunter2@host/x", AUTH_SECRET: "hunter2" }),
  ).not.toContain("hunter2");
});

test("docs/operations.md names every variable, and no other of the program", () => {
  const documented = readFileSync(join(root, "docs/operations.md"), "utf8")
    .split("\n")
    .map((line) => /^\| `([A-Z0-9_]+)` +\|/.exec(line)?.[1])
    .filter((name) => name !== undefined);
  expect(documented.sort()).toEqual(Object.keys(variables.shape).sort());
});
