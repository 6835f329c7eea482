/** Which units of the register a document means by a name: one, a set that a person confirms, or some that it might be. */
import { type NamedUnit, nameKey } from "./recipients.js";

export interface KnownUnit extends NamedUnit {
  readonly kind: string;
}

export type NameMatch =
  | { readonly kind: "unit"; readonly unitId: string }
  /** "các cấp ủy": its members, to be confirmed. */
  | { readonly kind: "set"; readonly unitIds: readonly string[] }
  /** The likeliest first; none where nothing resembles it. */
  | { readonly kind: "name"; readonly unitIds: readonly string[] };

/** More candidates than a person reads are of no help. */
const MOST_CANDIDATES = 5;
/** Half of the words of two names agree. */
const LIKE_ENOUGH = 0.5;

/** Looks names up in the register; one index for a whole document. */
export function unitNames(units: readonly KnownUnit[]): (name: string) => NameMatch {
  const named = index(units, (unit) => [unit.name, unit.shortName, ...unit.aliases]);
  const sets = index(units, (unit) => unit.sets);
  const worded = units.map((unit) => ({
    id: unit.id,
    words: [unit.name, unit.shortName, ...unit.aliases].map(wordsOf),
  }));
  const known = new Map<string, NameMatch>();
  return (name) => {
    const key = nameKey(name);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key, units, named, sets) ?? { kind: "name", unitIds: resembling(key, worded) };
    known.set(key, found);
    return found;
  };
}

function index(
  units: readonly KnownUnit[],
  namesOf: (unit: KnownUnit) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const unit of units)
    for (const name of new Set(namesOf(unit).map(nameKey))) {
      const others = found.get(name);
      if (others === undefined) found.set(name, [unit.id]);
      else others.push(unit.id);
    }
  return found;
}

type Index = ReadonlyMap<string, readonly string[]>;

function find(key: string, units: readonly KnownUnit[], named: Index, sets: Index): NameMatch | null {
  const ids = named.get(key) ?? named.get(`${key} tỉnh`) ?? named.get(key.replace(/ tỉnh$/, ""));
  const [only, another] = ids ?? [];
  if (only !== undefined && another === undefined) return { kind: "unit", unitId: only };
  if (ids !== undefined) return { kind: "name", unitIds: ids };
  const members = sets.get(key) ?? sets.get(`các ${key}`) ?? sets.get(key.replace(/^các /, ""));
  if (members !== undefined) return { kind: "set", unitIds: members };
  const kinds = kindsNamed(key);
  const ofKind = units.filter((unit) => kinds.includes(unit.kind)).map((unit) => unit.id);
  return ofKind.length === 0 ? null : { kind: "set", unitIds: ofKind };
}

/** Sets that a register need not list: what kind of body "các …" names. */
const KINDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/cấp ủy|(?:huyện|thị|thành|đảng) ủy/, ["party_committee"]],
  [/ban đảng|tham mưu, giúp việc/, ["party_board"]],
  [/ban cán sự|đảng đoàn/, ["party_caucus"]],
  [/ủy ban nhân dân|ubnd/, ["peoples_committee"]],
  [/sở|ban, ngành|ngành chức năng/, ["department"]],
  [/đoàn thể|chính trị - xã hội|hội quần chúng/, ["mass_organisation"]],
  [/báo chí/, ["press"]],
];

function kindsNamed(key: string): readonly string[] {
  if (!/^(?:(?:tất cả|toàn thể) )?(?:các|cấp ủy|hội quần chúng) /.test(`${key} `)) return [];
  // "các cơ quan, đơn vị liên quan" are not all there are.
  if (/liên quan/.test(key)) return [];
  return KINDS.flatMap(([pattern, kinds]) => (pattern.test(key) ? kinds : []));
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, "ủy ban nhân dân"],
  [/hđnd/g, "hội đồng nhân dân"],
  [/\bmttq\b/g, "mặt trận tổ quốc"],
];
/** Words that many names have, and that tell none from another. */
const COMMON = new Set(["các", "và", "của", "tỉnh", "cơ", "quan", "đơn", "vị", "liên", "việt", "nam"]);

function wordsOf(name: string): ReadonlySet<string> {
  const long = SHORT.reduce((text, [pattern, words]) => text.replace(pattern, words), nameKey(name));
  return new Set(long.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "" && !COMMON.has(word)));
}

function resembling(
  key: string,
  units: readonly { readonly id: string; readonly words: readonly ReadonlySet<string>[] }[],
): string[] {
  const asked = wordsOf(key);
  return units
    .map(({ id, words }) => ({ id, score: Math.max(...words.map((name) => likeness(asked, name))) }))
    .filter(({ score }) => score >= LIKE_ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES)
    .map(({ id }) => id);
}

/** The words in common as a part of both names' (Dice's coefficient). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  const common = [...a].filter((word) => b.has(word)).length;
  return (2 * common) / (a.size + b.size);
}
