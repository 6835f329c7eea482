/** Fills the register: the calendar, units and people. Rows that are there already are left as they are. */
import { v7 as uuidv7 } from "uuid";
import type { CalendarDay } from "../../domain/calendar.js";
import type { Day } from "../../domain/day.js";
import type { Role } from "../../domain/permissions.js";
import type { UnitKind } from "../../prisma/generated/client.js";
import type { Database, Transaction } from "../database.js";
import { dateOf, maybeDate } from "../days.js";

export interface NewUnit {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  /** The code of the unit above; that unit stands earlier in the list. */
  readonly parent: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly email: string | null;
  readonly aliases: readonly string[];
  readonly sets: readonly string[];
}

export interface NewPerson {
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  /** The code of the unit. */
  readonly unit: string;
  readonly position: string;
  readonly role: Role;
  readonly isHead: boolean;
  readonly isFocal: boolean;
}

export async function registerCalendar(db: Database, days: readonly CalendarDay[]): Promise<void> {
  await db.prisma.calendarDay.createMany({
    data: days.map((day) => ({ ...day, date: dateOf(day.date) })),
    skipDuplicates: true,
  });
}

export async function registerUnits(db: Database, units: readonly NewUnit[]): Promise<void> {
  await db.prisma.$transaction((tx) => writeUnits(tx, units));
}

export async function writeUnits(tx: Transaction, units: readonly NewUnit[]): Promise<void> {
  const known = await tx.unit.findMany({ select: { id: true, code: true } });
  const ids = new Map(known.map((unit) => [unit.code, unit.id]));
  const fresh = units.filter((unit) => !ids.has(unit.code));
  for (const unit of fresh) ids.set(unit.code, uuidv7());
  await tx.unit.createMany({
    data: fresh.map(({ parent, ...unit }) => ({
      ...unit,
      id: ids.get(unit.code) ?? uuidv7(),
      parentId: parent === null ? null : (ids.get(parent) ?? null),
      validFrom: dateOf(unit.validFrom),
      validTo: maybeDate(unit.validTo),
      aliases: [...unit.aliases],
      sets: [...unit.sets],
    })),
  });
}

/** Each person with a membership from `validFrom` on and a log-in; `passwordHash` gives a user name its hash. */
export async function registerPeople(
  db: Database,
  people: readonly NewPerson[],
  validFrom: Day,
  passwordHash: (username: string) => string,
): Promise<void> {
  const units = new Map(
    (await db.prisma.unit.findMany({ select: { id: true, code: true } })).map((unit) => [unit.code, unit.id]),
  );
  await db.prisma.$transaction(async (tx) => {
    for (const person of people) {
      const unitId = units.get(person.unit);
      if (unitId === undefined) throw new Error(`person ${person.username}: there is no unit ${person.unit}`);
      if ((await tx.user.count({ where: { username: person.username } })) > 0) continue;
      const id = uuidv7();
      const userId = uuidv7();
      await tx.person.create({
        data: {
          id,
          name: person.name,
          email: person.email,
          memberships: {
            create: {
              unitId,
              role: person.role,
              position: person.position,
              isHead: person.isHead,
              isFocal: person.isFocal,
              validFrom: dateOf(validFrom),
            },
          },
          user: {
            create: {
              id: userId,
              name: person.name,
              // better-auth wants an address of its own for each user; mails go to the person's.
              email: person.email ?? `${person.username}@dondoc.invalid`,
              username: person.username.toLowerCase(),
              displayUsername: person.username,
              accounts: {
                create: {
                  id: uuidv7(),
                  accountId: userId,
                  providerId: "credential",
                  password: passwordHash(person.username),
                },
              },
            },
          },
        },
      });
    }
  }, REGISTER);
}

const REGISTER = { timeout: 60_000 };
