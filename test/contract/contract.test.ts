/**
 * The API keeps to its own OpenAPI document, whatever is sent and whoever sends it: schemathesis, all checks, as each
 * role. A short form as three of them; `DONDOC_LONG=1` sends many more, as all. The seed is printed.
 */
import { expect, test } from "@jest/globals";
import { type Name, PASSWORD } from "../world.js";
import { jsonOf } from "../api/site.js";
import { type FullRecord, openFullRecord } from "./record.js";
import { type Credentials, runSchemathesis } from "./schemathesis.js";

const LONG = process.env["DONDOC_LONG"] === "1";
const SEED = Number(process.env["DONDOC_SEED"] ?? 20_260_105);

/** Drawn at random; the long form also tries every border of every field, and sequences in which one answer feeds the next. */
const short = { phases: ["fuzzing"], examples: 2 };
const long = { phases: ["examples", "coverage", "fuzzing", "stateful"], examples: 30 };

const callers: readonly (readonly [string, (record: FullRecord) => Promise<Credentials>])[] = [
  ["nobody", () => Promise.resolve({ kind: "nobody" })],
  ["the administrator", session("administrator")],
  ["the office", session("office")],
  ["the Standing Committee", session("committee")],
  ["an advising board", session("advising")],
  ["an officer of the lead", session("longmy")],
  ["an officer of a co-ordinating unit", session("ldld")],
  ["an inspector", session("inspector")],
  ["a system with a service token", serviceToken],
];

const shortCallers = new Set(["nobody", "the office", "an officer of the lead"]);

test.each(callers.filter(([name]) => LONG || shortCallers.has(name)))(
  "%s",
  async (name, signIn) => {
    const record = await openFullRecord();
    try {
      const { code, output } = await runSchemathesis({
        url: record.site.url,
        credentials: await signIn(record),
        ids: record.ids,
        seed: SEED,
        ...(LONG ? long : short),
      });
      process.stdout.write(`${name}: ${summaryIn(output)} (DONDOC_SEED=${String(SEED)} repeats it)\n`);
      expect([code, code === 0 ? "" : output]).toEqual([0, ""]);
      expect(record.site.takeFailures()).toEqual([]);
    } finally {
      await record.site.close();
    }
  },
  LONG ? 3_600_000 : 900_000,
);

function session(username: Name) {
  return async ({ site }: FullRecord): Promise<Credentials> => {
    const cookie = (await site.signedIn(username)).cookies.get("dondoc.session_token");
    if (cookie === undefined) throw new Error(`${username} got no session`);
    return { kind: "session", cookie, username, password: PASSWORD };
  };
}

async function serviceToken({ site }: FullRecord): Promise<Credentials> {
  const administrator = await site.signedIn("administrator");
  const answer = await administrator.post("/api/v1/service-tokens", {
    name: "Hệ thống văn bản Long Mỹ",
    unitId: site.world.unitId("longmy"),
    role: "officer",
    expiresOn: "2026-12-31",
  });
  return { kind: "token", token: (await jsonOf<{ token: string }>(answer)).token };
}

function summaryIn(output: string): string {
  const [, cases = "no test case"] = /Test cases:\s+(.*)/.exec(output) ?? [];
  const [, answers = "none"] = /^Answers: (.*)/m.exec(output) ?? [];
  return `${cases}; answers by status ${answers}`;
}
