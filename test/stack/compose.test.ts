import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { variables } from "../../config.js";
import { root } from "../../stack/root.js";

const compose = readFileSync(join(root, "docker-compose.yml"), "utf8");
const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");

test("every secret is required, and none has a default", () => {
  const secrets = [...compose.matchAll(/\$\{([A-Z_]*(?:PASSWORD|SECRET|SMTP_URL))(.*?)[ }]/g)];
  expect(secrets.length).toBeGreaterThanOrEqual(5);
  for (const [, name, rest] of secrets) expect([name, rest]).toEqual([name, ":?set"]);
});

test("what is published is published on the loopback address", () => {
  const ports = [...compose.matchAll(/ports: \["(.*?)"\]/g)].map(([, port]) => port);
  expect(ports).toHaveLength(2);
  for (const port of ports) expect(port).toMatch(/^(127\.0\.0\.1:|\$\{PUBLISH:-127\.0\.0\.1:)/);
  expect(compose).not.toMatch(/^ *ports:\s*$/m);
});

test("the program gets every variable that has no default", () => {
  const required = Object.entries(variables.shape)
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([name]) => name);
  for (const name of required) expect(compose).toMatch(new RegExp(`^    ${name}: `, "m"));
});

test("the image does not run as root, and no secret or local data gets into it", () => {
  expect(dockerfile).toMatch(/^USER 1000/m);
  expect(dockerfile).not.toMatch(/PASSWORD|SECRET/);
  expect(ignored).toEqual(expect.arrayContaining([".env*", ".data", ".git"]));
});
