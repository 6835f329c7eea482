/** The register of a bench: a province of so many units, two officers in each, and who directs them. */
import type pg from "pg";
import { hashPassword } from "../../api/passwords.js";
import { type NewUnit, registerCalendar, registerUnits } from "../../record/commands/register.js";
import { openDatabase } from "../../record/database.js";
import { calendarDays } from "../../prisma/seed/register.js";

/** Of everyone. */
export const PASSWORD = "mật-khẩu-của-phép-đo";
/** A district's committee and the communes below it. */
const DISTRICT = 10;

export async function registerBodies(owner: pg.Client, applicationUrl: string, units: number): Promise<void> {
  const db = openDatabase(applicationUrl);
  try {
    await registerCalendar(db, calendarDays());
    await registerUnits(db, [...directing, ...bodies(units)]);
  } finally {
    await db.close();
  }
  // By statements of its own: the program's command, made for the few of an example, goes person by person.
  const hash = await hashPassword(PASSWORD);
  await owner.query(peopleOfBodies);
  await owner.query(directors);
  await owner.query(usersOfPeople);
  await owner.query(passwordsOfUsers, [hash]);
}

const unit = (code: string, name: string, kind: NewUnit["kind"], parent: string | null): NewUnit => ({
  ...{ code, name, shortName: name, kind, parent },
  ...{ validFrom: "2004-01-01", validTo: null, email: null, aliases: [], sets: [] },
});

const directing: readonly NewUnit[] = [
  unit("btv", "Ban Thường vụ Tỉnh ủy", "standing_committee", null),
  unit("vptu", "Văn phòng Tỉnh ủy", "office", "btv"),
  unit("tuyengiao", "Ban Tuyên giáo Tỉnh ủy", "party_board", "btv"),
];

/** The code of the `index`th body. */
export function unitCode(index: number): string {
  return `dv${String(index).padStart(4, "0")}`;
}

/** The user name of the officer who works on the tasks of the `index`th body. */
export function officerOf(index: number): string {
  return `canbo.${unitCode(index)}`;
}

/** The names of the `index`th body: districts, and communes below them. */
export function unitName(index: number): string {
  const district = Math.floor(index / DISTRICT);
  return index % DISTRICT === 0 ? `Huyện ủy số ${String(district + 1)}` : `Đảng ủy xã số ${String(index)}`;
}

function bodies(count: number): NewUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const district = index - (index % DISTRICT);
    const above = index === district ? "btv" : unitCode(district);
    return unit(unitCode(index), unitName(index), "party_committee", above);
  });
}

/** An officer who works on the tasks, and a head, who answers for them; their user name is the beginning of their address. */
const peopleOfBodies = `
WITH given AS (
  SELECT u.id AS unit_id, u.code, uuidv7() AS person_id, place FROM unit u, unnest(ARRAY['canbo', 'bithu']) place
  WHERE u.code LIKE 'dv%'
), written AS (
  INSERT INTO person (id, name, email)
  SELECT person_id, CASE place WHEN 'canbo' THEN 'Nguyễn Văn Cán Bộ ' ELSE 'Trần Thị Bí Thư ' END || code,
    format('%s.%s@tinh.example', place, code) FROM given
)
INSERT INTO membership (id, person_id, unit_id, role, position, is_head, is_focal, valid_from)
SELECT uuidv7(), person_id, unit_id, 'officer', CASE place WHEN 'canbo' THEN 'Chuyên viên' ELSE 'Bí thư' END,
  place = 'bithu', place = 'canbo', '2020-01-01' FROM given`;

const directors = `
WITH given AS (
  SELECT u.id AS unit_id, uuidv7() AS person_id, d.* FROM (VALUES
    ('btv', 'thuongtruc', 'Thạch Chí Thuận', 'committee', 'Phó Bí thư Thường trực'),
    ('vptu', 'tonghop', 'Bùi Trọng Hiếu', 'office', 'Chuyên viên'),
    ('tuyengiao', 'huongdan', 'Đặng Thu Hà', 'advising_board', 'Chuyên viên')
  ) d (code, username, name, role, position) JOIN unit u USING (code)
), written AS (
  INSERT INTO person (id, name, email) SELECT person_id, name, username || '@tinh.example' FROM given
)
INSERT INTO membership (id, person_id, unit_id, role, position, is_head, is_focal, valid_from)
SELECT uuidv7(), person_id, unit_id, role::role, position, true, true, '2020-01-01' FROM given`;

const usersOfPeople = `
INSERT INTO "user" (id, name, email, email_verified, username, display_username, person_id, updated_at)
SELECT gen_random_uuid(), name, email, true, split_part(email, '@', 1), split_part(email, '@', 1), id, now() FROM person`;

const passwordsOfUsers = `
INSERT INTO account (id, account_id, provider_id, user_id, password, updated_at)
SELECT gen_random_uuid(), id, 'credential', id, $1, now() FROM "user"`;
