/** What a morning has to tell: a reminder of each task to the officer who works on it. */
import type { BenchDatabase } from "../database.js";

/** Of the first `count` tasks at work; as the rungs of the morning would have written them. */
export async function writeReminders(database: BenchDatabase, count: number): Promise<void> {
  await database.asOwner((owner) =>
    owner.query(
      `INSERT INTO notice (id, kind, delivery, person_id, unit_id, programme_id, task_id, due_version, written_at)
       SELECT uuidv7(), 'due_reminder', 'digest', m.person_id, t.lead_unit_id, t.programme_id, t.id, t.due_version, now()
       FROM task t JOIN membership m ON m.unit_id = t.lead_unit_id AND m.is_focal
       WHERE t.state = 'in_progress' ORDER BY t.id LIMIT $1`,
      [count],
    ),
  );
}
