/** Idempotency keys: a request sent twice under one key is carried out once, and its answer is given again. */
import { DomainError } from "../domain/errors.js";
import type { Actor } from "../domain/permissions.js";
import { Writes } from "./bulk.js";
import type { Database, Transaction } from "./database.js";
import type { Statements } from "./transaction.js";

export interface IdempotencyClaim {
  readonly key: string;
  /** SHA-256 of what was asked, hex: another request under the same key is refused. */
  readonly requestHash: string;
  /** HTTP status of the answer; 200 where it is left out. */
  readonly status?: number;
}

/** What every command that can be repeated begins with. */
export interface Claimed {
  readonly actor: Pick<Actor, "personId">;
  readonly now: Date;
  /** The same key again gives the first answer again, and changes nothing. */
  readonly idempotency?: IdempotencyClaim | undefined;
}

/** As JSON keeps it: instants as text, no secrets. */
export type Answer = { readonly [key: string]: unknown };

/** Claimed, and not answered yet. */
const UNDER_WAY = 102;

/**
 * One transaction that is carried out once per key. Two requests at once under one key stand in line before anything is
 * looked at; a refusal is not kept, so the key may be used again. `work` gives the answer that is kept.
 */
export async function once<T extends Answer>(
  db: Database,
  command: Claimed,
  work: (tx: Transaction) => Promise<T>,
  options: { readonly timeout?: number } = {},
): Promise<T> {
  return db.prisma.$transaction(async (tx) => {
    await standInLine(tx, command);
    const given = await answerGiven<T>(tx, command);
    if (given !== null) return given;
    const answer = await work(tx);
    await keepAnswer(tx, command, answer);
    return answer;
  }, options);
}

/**
 * For work of many transactions, each with a key of its own: the key is taken before the first, so that another request
 * under it is refused at any time. The same request goes on where an earlier one broke off.
 */
export async function onceInParts<T extends Answer>(
  db: Database,
  command: Claimed,
  work: () => Promise<T>,
): Promise<T> {
  const { idempotency, actor } = command;
  if (idempotency === undefined) return work();
  const given = await once<{ given?: T }>(
    db,
    { ...command, idempotency: { ...idempotency, status: UNDER_WAY } },
    () => Promise.resolve({}),
  );
  if (given.given !== undefined) return given.given;
  const answer = await work();
  const settled = await db.prisma.idempotencyKey.updateMany({
    where: { personId: actor.personId, key: idempotency.key, status: UNDER_WAY },
    data: {
      status: idempotency.status ?? 200,
      body: JSON.parse(JSON.stringify({ given: answer })) as object,
    },
  });
  // Another one of the same was first: its answer is the one.
  return settled.count === 0 ? onceInParts(db, command, work) : answer;
}

/** For the reading of a document before its command: a repeated request must not fail on what has changed since. */
export async function answerBefore<T extends Answer>(db: Database, command: Claimed): Promise<T | null> {
  return answerGiven<T>(db.prisma, command);
}

/**
 * The answer given before under the command's key, or null. It is asked for after the row in question, or the key, is
 * locked, so that two requests at once under one key stand in line.
 */
export async function answerGiven<T>(tx: Statements, command: Claimed): Promise<T | null> {
  const claim = command.idempotency;
  if (claim === undefined) return null;
  const [known] = await tx.$queryRaw<{ request_hash: string; body: T }[]>`
    SELECT request_hash, body FROM idempotency_key
    WHERE person_id = ${command.actor.personId}::uuid AND key = ${claim.key}`;
  if (known === undefined) return null;
  if (known.request_hash === claim.requestHash) return known.body; // what `keepAnswer` wrote
  throw usedForAnother();
}

/** Kept in the transaction of the change itself: either both are there or neither. */
export async function keepAnswer(tx: Statements, command: Claimed, body: Answer): Promise<void> {
  const writes = new Writes();
  addAnswer(writes, command, body);
  await writeWithAnswer(tx, writes);
}

/** Adds the answer to what the change writes. */
export function addAnswer(writes: Writes, { idempotency: claim, actor, now }: Claimed, body: Answer): void {
  if (claim === undefined) return;
  writes.insertNew("idempotency_key", {
    person_id: actor.personId,
    key: claim.key,
    request_hash: claim.requestHash,
    status: claim.status ?? 200,
    body,
    created_at: now,
  });
}

export async function writeWithAnswer(tx: Statements, writes: Writes): Promise<void> {
  // The same key at the same moment for something else, which was locked apart.
  if (!(await writes.write(tx))) throw usedForAnother();
}

async function standInLine(tx: Statements, { idempotency, actor }: Claimed): Promise<void> {
  if (idempotency === undefined) return;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId} ${idempotency.key}`}, 0))`;
}

function usedForAnother(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Mã Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy tải lại trang rồi gửi lại.",
      en: "This Idempotency-Key was used for another request. Load the page again, or use a new key.",
    },
    { field: "Idempotency-Key" },
  );
}
