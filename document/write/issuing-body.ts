/** How a body of the register heads and signs its documents. What follows from its name and kind; a person may say otherwise. */
import type { Form } from "./letterhead.js";

export interface IssuingBody {
  readonly name: string;
  /** `UnitKind` of the register. */
  readonly kind: string;
  /** The body above it. */
  readonly superior: string | null;
  readonly head: { readonly name: string; readonly position: string } | null;
}

/** The Party's bodies write in its form; the State's, the Front's, the mass organisations' and the press in the other. */
const PARTY: ReadonlySet<string> = new Set([
  "standing_committee",
  "office",
  "party_board",
  "party_committee",
  "party_caucus",
]);

export const formOfBody = (kind: string): Form => (PARTY.has(kind) ? "party" : "state");

export interface Heading {
  readonly superior: string | null;
  readonly issuer: string;
  readonly authority: string | null;
  readonly position: string;
  readonly name: string;
}

export function headingOf({ name, kind, superior, head }: IssuingBody): Heading {
  const above = aboveOf(kind, superior);
  return {
    superior: above === null ? null : twoLines(upper(above)),
    issuer: twoLines(upper(withoutPlace(committeeOf(name), above))),
    authority: AUTHORITY[kind]?.(name) ?? null,
    position: upper(head?.position ?? ""),
    name: head?.name ?? "",
  };
}

/** "Ban Thường vụ Tỉnh ủy Hậu Giang" writes as "Tỉnh ủy Hậu Giang". */
const committeeOf = (name: string): string => name.replace(/^Ban (?:Thường vụ|Chấp hành) /u, "");

/** The line above the issuer's, or none: a provincial committee has none, nor do bodies whose central body is not registered. */
function aboveOf(kind: string, superior: string | null): string | null {
  if (superior === null) return null;
  const above = committeeOf(superior);
  switch (kind) {
    case "office":
    case "party_board":
    case "party_caucus":
      return above;
    case "party_committee":
      // A lower committee stands below the whole Party organisation (đảng bộ), not below its committee.
      return above.replace(/^(?:Tỉnh|Thành|Huyện|Thị) ủy(?= )/u, (word) => ORGANISATION[word] ?? word);
    case "department":
    case "press":
      return above;
    default:
      return null;
  }
}

const ORGANISATION: Readonly<Record<string, string>> = {
  "Tỉnh ủy": "Đảng bộ tỉnh",
  "Thành ủy": "Đảng bộ thành phố",
  "Huyện ủy": "Đảng bộ huyện",
  "Thị ủy": "Đảng bộ thị xã",
};

const AUTHORITY: Readonly<Record<string, (name: string) => string>> = {
  standing_committee: () => "T/M BAN THƯỜNG VỤ",
  party_committee: () => "T/M BAN THƯỜNG VỤ",
  party_caucus: (name) => (/^Đảng đoàn/u.test(name) ? "T/M ĐẢNG ĐOÀN" : "T/M BAN CÁN SỰ ĐẢNG"),
  peoples_committee: () => "TM. ỦY BAN NHÂN DÂN",
};

/** "Văn phòng Tỉnh ủy Hậu Giang" under "Tỉnh ủy Hậu Giang" is "Văn phòng"; "Sở Y tế tỉnh Hậu Giang" under its people's committee "Sở Y tế". */
function withoutPlace(name: string, above: string | null): string {
  if (above === null) return name;
  if (name.endsWith(` ${above}`)) return name.slice(0, -above.length - 1);
  const place = /(?:tỉnh|thành phố|huyện|thị xã|xã|phường) \p{Lu}.*$/u.exec(above)?.[0];
  return place !== undefined && name.endsWith(` ${place}`) ? name.slice(0, -place.length - 1) : name;
}

const upper = (text: string): string => text.normalize("NFC").toLocaleUpperCase("vi");

/** Letters of a line of the left column. */
const LINE = 26;

/** What is too long for it breaks before its last "và", before its place, or else near its middle. */
function twoLines(text: string): string {
  if (text.length <= LINE) return text;
  const and = text.lastIndexOf(" VÀ ");
  if (and > 8 && and <= LINE) return `${text.slice(0, and)}\n${text.slice(and + 1)}`;
  const place = text.search(/ (?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ) (?=\p{Lu})/u);
  if (place > 8) return `${text.slice(0, place)}\n${text.slice(place + 1)}`;
  const middle = [...text.matchAll(/ /gu)]
    .map(({ index }) => index)
    .sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0];
  return middle === undefined ? text : `${text.slice(0, middle)}\n${text.slice(middle + 1)}`;
}
