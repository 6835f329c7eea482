/** `bin/dondoc export-person` and `erase-person`. */
import type { Command } from "commander";
import { DomainError } from "../domain/errors.js";
import { erasePerson } from "../record/commands/erase-person.js";
import { actorOf } from "../record/queries/actor.js";
import type { Database } from "../record/database.js";
import { findPerson, personData } from "../record/queries/person-data.js";
import { withRecord } from "./record-access.js";

export function addPersonCommands(command: Command): void {
  command
    .command("export-person <person>")
    .description("all that is held about a person, as JSON; <person> is an id or a user name")
    .action(exportPerson);
  command
    .command("erase-person <person>")
    .description("removes a person's own data; without --confirm it only says what would be done")
    .option("--confirm <id>", "carry it out; the id that the dry run names")
    .option("--by <username>", "on whose decision, for the journal")
    .action(erase);
}

async function exportPerson(person: string): Promise<void> {
  const data = await withRecord(async ({ db }) => personData(db, await findPerson(db, person)));
  // Sizes and counters of the database come as big integers.
  const text = JSON.stringify(
    data,
    (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value),
    1,
  );
  process.stdout.write(`${text}\n`);
}

async function erase(person: string, options: { confirm?: string; by?: string }): Promise<void> {
  await withRecord(async ({ db }) => {
    const now = new Date();
    const personId = await findPerson(db, person);
    if (options.confirm !== undefined && options.confirm !== personId) throw otherPerson(personId);
    const actor = options.by === undefined ? null : await actorNamed(db, options.by, now);
    const dryRun = options.confirm === undefined;
    const erased = await erasePerson(db, { personId, actor, now, dryRun });
    process.stdout.write(JSON.stringify({ dryRun, ...erased }, undefined, 1) + "\n");
    if (erased.openTasksAsFocalOfficer > 0) {
      process.stderr.write(
        "! Người này đang là đầu mối của nhiệm vụ chưa xong; hãy cử đầu mối khác / still the focal officer of open tasks; name another\n",
      );
    }
    if (dryRun)
      process.stderr.write(
        `Chưa xóa gì / nothing was erased yet. Để xóa / to erase: --confirm ${personId}\n`,
      );
  });
}

async function actorNamed(db: Database, username: string, now: Date) {
  const personId = await findPerson(db, username);
  const user = await db.prisma.user.findUnique({ where: { personId }, select: { id: true } });
  return user === null ? null : actorOf(db, user.id, now);
}

function otherPerson(personId: string): DomainError {
  return new DomainError("invalid_input", {
    vi: `Mã xác nhận không phải của người này (${personId}). Hãy chạy lại không có --confirm để xem trước.`,
    en: `The id to confirm is not this person's (${personId}). Run it without --confirm first.`,
  });
}
