/** What the office and a unit's officer look at, as a page and as the API's query behind it. */
import type { BenchDatabase } from "../database.js";
import { officerOf } from "../seed/bodies.js";
import type { Api } from "./api.js";

export interface Question {
  readonly name: string;
  readonly kind: "page" | "query";
  readonly path: string;
  readonly cookie: string;
}

/** Words of the seeded texts, and the same as somebody types them who has no Vietnamese keyboard at hand. */
const WORDS = "phòng, chống thiên tai";
const BARE_WORDS = "phong chong thien tai";

export async function questionsOf(
  api: Api,
  database: BenchDatabase,
): Promise<{ questions: Question[]; exporting: { path: string; cookie: string } }> {
  const office = await api.signIn("tonghop");
  const officer = await api.signIn(officerOf(1));
  const { task, unit } = await subjects(database);
  const search = (words: string) => `q=${encodeURIComponent(words)}`;
  const filters = `scope=all&state=in_progress&unit=${unit}`;
  const asked: readonly (readonly [name: string, cookie: string, page: string, query: string])[] = [
    ["overview", office, "/overview", "/overview"],
    ["unit's day", officer, "/today", "/today"],
    ["unit's tasks", officer, "/tasks?scope=own", "/tasks?scope=own"],
    ["office's inbox", office, "/inbox", "/inbox"],
    ["register", office, "/tasks?scope=all", "/tasks?scope=all"],
    ["register, late ones", office, "/tasks?scope=all&lateness=overdue", "/tasks?scope=all&lateness=overdue"],
    ["register, filtered", office, `/tasks?${filters}`, `/tasks?${filters}`],
    ["register, words", office, `/tasks?scope=all&${search(WORDS)}`, `/tasks?scope=all&${search(WORDS)}`],
    ["search", office, `/search?${search(WORDS)}`, `/search?${search(WORDS)}`],
    ["search, no marks", office, `/search?${search(BARE_WORDS)}`, `/search?${search(BARE_WORDS)}`],
    ["task", officer, `/tasks/${task}`, `/tasks/${task}`],
  ];
  return {
    questions: asked.flatMap(([name, cookie, page, query]) => [
      { name, kind: "page" as const, path: page, cookie },
      { name, kind: "query" as const, path: `/api/v1${query}`, cookie },
    ]),
    // A tenth of the register.
    exporting: { path: "/api/v1/tables/tasks?format=csv&state=awaiting_review", cookie: office },
  };
}

/** A unit, and a task of its with a full journal. */
async function subjects(database: BenchDatabase): Promise<{ task: string; unit: string }> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<{ task: string; unit: string }>(
      `SELECT t.id AS task, u.id AS unit FROM task t JOIN unit u ON u.id = t.lead_unit_id
       WHERE u.code = 'dv0001' AND t.journal_number > 1 ORDER BY t.id LIMIT 1`,
    ),
  );
  const [found] = rows;
  if (found === undefined) throw new Error("the seeded register has no task of its second unit");
  return found;
}
