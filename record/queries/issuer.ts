/** The body that gives out a document: its name, the one above it, its head, and where it sits. */
import { dayAt } from "../../domain/day.js";
import type { Transaction } from "../database.js";
import { dateOf } from "../days.js";

export interface Signatory {
  readonly name: string;
  readonly position: string;
}

export interface Issuer {
  readonly name: string;
  /** Of `UnitKind` in the schema: whether it writes in the Party's form or the State's follows from it. */
  readonly kind: string;
  /** The name of the body above. */
  readonly superior: string | null;
  /** null: nobody is registered as its head. */
  readonly head: Signatory | null;
  /** Where the documents of its programmes are dated from; null: none says it. */
  readonly place: string | null;
}

type Reader = Pick<Transaction, "unit" | "membership" | "$queryRaw">;

export async function issuerOf(tx: Reader, unitId: string, now: Date): Promise<Issuer> {
  const [unit, head, place] = await Promise.all([
    tx.unit.findUniqueOrThrow({
      where: { id: unitId },
      select: { name: true, kind: true, parent: { select: { name: true } } },
    }),
    headOf(tx, unitId, now),
    placeOf(tx),
  ]);
  return { name: unit.name, kind: unit.kind, superior: unit.parent?.name ?? null, head, place };
}

/** Who answers for the unit on the day. */
export async function headOf(
  tx: Pick<Transaction, "membership">,
  unitId: string,
  now: Date,
): Promise<Signatory | null> {
  const today = dateOf(dayAt(now));
  const head = await tx.membership.findFirst({
    where: {
      unitId,
      isHead: true,
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gte: today } }],
    },
    select: { position: true, person: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return head === null ? null : { name: head.person.name, position: head.position };
}

/** From the head of the latest programme: `Hậu Giang, ngày 22 tháng 8 năm 2024`. */
async function placeOf(tx: Pick<Transaction, "$queryRaw">): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ place: string | null }[]>`
    SELECT substring(left(text, 4000) FROM '(?:^|\n)[ \t]*([^\n,]{2,40}), ngày[ \t]+[0-9]{1,2}[ \t]+tháng') AS place
    FROM programme WHERE state <> 'draft' ORDER BY signed_on DESC NULLS LAST, id LIMIT 1`;
  return row?.place?.trim() ?? null;
}

/** As a letter names a programme. */
export interface NamedProgramme {
  readonly type: string;
  readonly number: string;
  readonly signedOn: Date | null;
  readonly issuer: string;
}

export const namedProgramme = { type: true, number: true, signedOn: true, issuer: true } as const;
