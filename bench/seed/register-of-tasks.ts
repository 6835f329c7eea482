/**
 * A register of tasks with its years of journal, written by a dozen statements: what a province has in the record after
 * some years, which no bench has the time to act out. Every constraint is in force, and every chain of the journal is as
 * the program would have written it: `verifyJournal` finds nothing (test/record/bench-seed.test.ts).
 */
import pg from "pg";
import type { Template } from "../database.js";
import { registerBodies } from "./bodies.js";
import { chainEvents } from "./journal.js";
import * as sql from "./statements.js";

export interface RegisterSize {
  readonly units: number;
  readonly tasks: number;
  /** Of a task that its unit has taken on; at least 5. */
  readonly eventsPerTask: number;
  /**
   * `years`: half are done, the rest stands in every state, some of it late. `at_work`: all are taken on, and due in a
   * month or later.
   */
  readonly mix: "years" | "at_work";
}

/** As a template, under a name that says its size. */
export function registerOfTasks(size: RegisterSize): Template {
  const { units, tasks, eventsPerTask, mix } = size;
  return {
    name: `bench_${mix}_${String(units)}_${String(tasks)}_${String(eventsPerTask)}`,
    async fill(ownerUrl, applicationUrl) {
      const owner = new pg.Client({ connectionString: ownerUrl });
      await owner.connect();
      try {
        await registerBodies(owner, applicationUrl, units);
        await writeRegister(owner, size);
      } finally {
        await owner.end();
      }
    },
  };
}

/** The bodies are there already. */
export async function writeRegister(owner: pg.Client, size: RegisterSize): Promise<void> {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL TIME ZONE 'UTC'");
  await owner.query("SET LOCAL work_mem = '256MB'");
  for (const statement of [sql.words, sql.instructions, sql.programmes, sql.sections, sql.draftTasks]) {
    await owner.query(statement, statement === sql.instructions ? [size.tasks] : []);
  }
  await owner.query(sql.plannedTasks, [size.tasks, size.units, size.eventsPerTask, size.mix]);
  await owner.query("CREATE UNIQUE INDEX ON planned (id)");
  await owner.query("ANALYZE planned");
  await owner.query(sql.tasks);
  await owner.query(sql.taskUnits);
  await owner.query(sql.reports);
  await chainEvents(owner, size.eventsPerTask);
  await owner.query(sql.heads);
  await owner.query("DROP TABLE planned, instruction, word");
  await owner.query("COMMIT");
}
