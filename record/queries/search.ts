/** One search over tasks, documents, units and names of evidence, with or without diacritics; every word must be there. */
import { excerptOf, wordsIn } from "../../domain/found.js";
import type { Actor } from "../../domain/permissions.js";
import { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { readableProgrammes } from "./readable-programmes.js";
import { type FoundEvidence, type FoundProgramme, type SearchResult, foundKinds } from "./search-view.js";
import type { UnitRef } from "./task-view.js";
import { listTasks, visible } from "./tasks.js";
import { holding } from "./words.js";

/** `limit` of each kind, 1–50. Without words nothing is found. */
export async function search(
  db: Database,
  actor: Actor,
  { words, limit }: { readonly words: string; readonly limit: number },
  now: Date,
): Promise<SearchResult> {
  if (wordsIn(words).length === 0)
    return { words, tasks: [], programmes: [], units: [], evidence: [], more: [] };
  const [page, programmes, units, evidence] = await Promise.all([
    listTasks(db, actor, { scope: "all", purposes: [], words, limit }, now),
    programmesWith(db, actor, words, limit + 1),
    unitsWith(db, words, limit + 1),
    evidenceWith(db, actor, words, limit + 1),
  ]);
  const further = {
    tasks: page.nextCursor !== null,
    programmes: programmes.length > limit,
    units: units.length > limit,
    evidence: evidence.length > limit,
  };
  return {
    words,
    tasks: page.tasks,
    programmes: programmes.slice(0, limit),
    units: units.slice(0, limit),
    evidence: evidence.slice(0, limit),
    more: foundKinds.filter((kind) => further[kind]),
  };
}

async function programmesWith(
  db: Database,
  actor: Actor,
  words: string,
  limit: number,
): Promise<FoundProgramme[]> {
  const readable = await readableProgrammes(db.prisma, actor);
  const named = holding(Prisma.sql`p.type || ' ' || p.number || ' ' || p.title`, words);
  const rows = await db.sql.$queryRaw<
    { id: string; number: string; type: string; title: string; text: string | null }[]
  >`
    SELECT p.id, p.number, p.type, p.title, CASE WHEN ${named} THEN NULL ELSE p.text END AS text
    FROM programme p
    WHERE p.id = ANY(${readable}::uuid[]) AND (${named} OR ${holding(Prisma.sql`p.text`, words)})
    ORDER BY p.signed_on DESC, p.id LIMIT ${limit}`;
  return rows.map(({ text, ...programme }) => ({
    programme,
    excerpt: text === null ? null : excerptOf(text, wordsIn(words)),
  }));
}

/** The register of units is everybody's who is signed in. */
function unitsWith(db: Database, words: string, limit: number): Promise<UnitRef[]> {
  const names = Prisma.sql`u.name || ' ' || u.short_name || ' ' || u.code || ' ' || array_to_string(u.aliases, ' ')`;
  return db.sql.$queryRaw<UnitRef[]>`
    SELECT u.id, u.code, u.name, u.short_name AS "shortName" FROM unit u
    WHERE ${holding(names, words)}
    ORDER BY u.valid_to IS NOT NULL, length(u.name), u.code LIMIT ${limit}`;
}

async function evidenceWith(
  db: Database,
  actor: Actor,
  words: string,
  limit: number,
): Promise<FoundEvidence[]> {
  const rows = await db.sql.$queryRaw<
    {
      id: string;
      file_name: string;
      task_id: string;
      section: string;
      programme_id: string;
      number: string;
      type: string;
      title: string;
      unit_id: string;
      code: string;
      name: string;
      short_name: string;
    }[]
  >`
    SELECT e.id, e.file_name, t.id AS task_id, t.section, p.id AS programme_id, p.number, p.type, p.title,
      u.id AS unit_id, u.code, u.name, u.short_name
    FROM evidence e JOIN report r ON r.id = e.report_id JOIN task t ON t.id = r.task_id
      JOIN programme p ON p.id = t.programme_id JOIN unit u ON u.id = t.lead_unit_id
    WHERE ${holding(Prisma.sql`e.file_name`, words)} AND ${visible(actor)}
    ORDER BY e.uploaded_at DESC, e.id LIMIT ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    taskId: row.task_id,
    section: row.section,
    programme: { id: row.programme_id, number: row.number, type: row.type, title: row.title },
    unit: { id: row.unit_id, code: row.code, name: row.name, shortName: row.short_name },
  }));
}
