/** What a place hands down to what stands in it: its kind, who answers, with whom, by when. */
import type { Day } from "../../domain/day.js";
import type { Place } from "../../domain/reading.js";
import type { Body } from "./bodies.js";
import { beginsBody, readBodies } from "./bodies.js";
import type { DueContext, DueReading } from "./due-phrase.js";
import { readDue } from "./due.js";
import { coordination, ownerIn, readDuty } from "./duty.js";
import type { Labelled } from "./labels.js";
import type { Item } from "./item.js";
import { isExecution, sectionKind, type SectionKind } from "./section-kind.js";
import type { Source } from "./source.js";
import { horizonIn } from "./targets.js";
import { isVerb } from "./verbs.js";

export interface Context {
  /** `open` where no heading has said what follows, as in a dispatch. */
  readonly kind: SectionKind | "open";
  readonly execution: boolean;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly through: readonly string[];
  readonly due: DueReading | null;
  readonly horizon: Day | null;
  /** A form or an outline of a report, attached to be filled in: nothing in it is a task. */
  readonly form: boolean;
}

export const OUTSIDE: Context = {
  kind: "open",
  execution: false,
  lead: [],
  coordinating: [],
  through: [],
  due: null,
  horizon: null,
  form: false,
};

export const namesOf = (bodies: readonly Body[]): string[] => [...new Set(bodies.map((body) => body.name))];

/** The names in a cell or behind a label: a list, each on a line of its own or behind a comma. */
export function namesIn(source: Source, place: Place): string[] {
  const names: string[] = [];
  let from = place.start;
  const text = source.text.slice(place.start, place.end);
  for (const piece of pieces(text)) {
    const start = source.text.indexOf(piece, from);
    from = start + piece.length;
    const lead = piece.length - piece.trimStart().length;
    const trimmed = piece.trim().replace(/[.,:]+$/, "");
    if (trimmed === "") continue;
    const list = readBodies(source.text, source.folded, start + lead, start + lead + trimmed.length);
    const covered = list.bodies.length > 0 && list.end >= start + lead + trimmed.length - 2;
    const half = trimmed.length > 120 && list.end - start - lead < trimmed.length / 2;
    // "Cơ quan thực hiện: Bộ Công an tiến hành rà soát …": the names, not what they do.
    const acts =
      start + lead + trimmed.length - list.end > 50 &&
      /^\s*\p{Ll}/u.test(source.text.slice(list.end, list.end + 3)) &&
      isVerb(source.lowered, list.end + 1);
    if (list.bodies.length > 0 && (covered || acts || half)) names.push(...namesOf(list.bodies));
    else names.push(...splitNames(source, trimmed, start + lead));
  }
  return [...new Set(names)];
}

/** "Sở Y tế Sở Tài chính": two names between which a cell has lost its comma; "Giám đốc Sở Y tế" is one. */
const LOST_COMMA =
  /(?<=\p{Ll})(?<!(?:thuộc|của|và|với|[Cc]ác|[Gg]iám đốc|trưởng|[Tt]hanh tra|[Vv]ăn phòng|[Ll]ãnh đạo|[Đđ]ảng (?:ủy|uỷ)|ngành|[Đđ]oàn))\s(?=(?:Sở|UBND|Bộ) \p{Lu})/u;

/** "Các sở theo chức năng, nhiệm vụ được giao": says how they act, not who they are. */
const BY_CHARGE =
  /\s(?:theo|trong phạm vi|căn cứ)(?: phạm vi| đúng)? (?:chức năng|nhiệm vụ|thẩm quyền|phân cấp|phân công|phạm vi)[^;¶]*?(?:\svà\s(?=(?:các|Các|Ủy ban|UBND|Sở|Bộ) )|(?=[;¶])|$)/u;

/** Parted at line ends and semicolons, and at a dash where a body begins behind it ("Mầm non - Tiểu học" is one name). */
const pieces = (text: string): string[] =>
  text
    .split(BY_CHARGE)
    .flatMap((part) => part.split(/[;¶]\s*(?:[-+•]\s)?|^[-+•]\s*/u))
    .flatMap((part) =>
      part.split(
        /\s[-+•]\s(?=(?:Sở|Bộ|Ban|Ủy ban|UBND|Công an|Phòng|Văn phòng|Các|Hội|Chi cục|Trung tâm|Đảng ủy)\s)/u,
      ),
    )
    .flatMap((part) => part.split(LOST_COMMA));

/** What the grammar of names does not know is still a name when it stands where names stand. */
function splitNames(source: Source, text: string, start: number): string[] {
  const names: string[] = [];
  let at = start;
  const end = start + text.length;
  while (at < end) {
    const list = readBodies(source.text, source.folded, at, end);
    const comma = source.text.indexOf(",", Math.max(at, list.end));
    const stop = comma < 0 || comma > end ? end : comma;
    if (list.bodies.length > 1) names.push(...namesOf(list.bodies.slice(0, -1)));
    const last = list.bodies.at(-1);
    const name = source.text.slice(last?.start ?? at, stop).trim();
    if (name !== "" && name.length < 160) names.push(name);
    at = stop + 1;
    while (at < end && /\s/.test(source.text.charAt(at))) at += 1;
  }
  return names;
}

export interface LabelFacts {
  readonly lead: string[];
  readonly coordinating: string[];
  readonly due: { reading: DueReading | null; words: Place } | null;
}

/** What the labelled lines of an item say, offsets in the whole text. */
export function factsOf(source: Source, labels: readonly Labelled[], issued: Day | null): LabelFacts {
  const lead: string[] = [];
  const coordinating: string[] = [];
  let due: LabelFacts["due"] = null;
  for (const label of labels) {
    if (label.kind === "lead") {
      const duty = readDuty(source, label.value.start, label.value.end);
      if (duty.coordinating.length > 0 && duty.lead.length > 0) lead.push(...namesOf(duty.lead));
      else lead.push(...namesIn(source, label.value));
      coordinating.push(...namesOf(coordination(source, label.value.start, label.value.end)));
    } else if (label.kind === "coordinating") coordinating.push(...namesIn(source, label.value));
    else if (label.kind === "due")
      due ??= { reading: dueAt(source, label.value, { issued, labelled: true }), words: label.value };
  }
  return { lead: [...new Set(lead)], coordinating: [...new Set(coordinating)], due };
}

/** `readDue` with its place in the whole text. */
export function dueAt(source: Source, place: Place, context: DueContext): DueReading | null {
  const due = readDue(source.lowered.slice(place.start, place.end), context);
  if (due === null) return null;
  return { ...due, place: { start: due.place.start + place.start, end: due.place.end + place.start } };
}

const CHAPTERS: ReadonlySet<Item["kind"]> = new Set([
  "roman",
  "upper",
  "part",
  "chapter",
  "appendix",
  "title",
  "article",
]);

const FIELDS =
  /(?:các|những) (?:lĩnh vực|đối tượng|trường hợp|địa bàn|nhóm ngành)(?: [\p{Ll} ]{2,20})?\s*:\s*$/u;

/** What the heading of `item` makes of what stands in it; `addresses` where it is a body and nothing else. */
export function kindWithin(source: Source, item: Item, outer: Context, addresses: boolean): Context["kind"] {
  if (outer.form || item.kind === "dash" || item.kind === "plus") return outer.form ? "none" : outer.kind;
  const heading = source.lowered.slice(item.textStart, item.place.end);
  // "… tập trung vào các lĩnh vực:": what follows are fields, not orders.
  if (item.kind === "leadIn" && FIELDS.test(heading)) return "none";
  const said = sectionKind(heading);
  // "a) Phân công trách nhiệm …" under "Mục đích" is a purpose, whatever word it begins with.
  if (
    outer.kind === "none" &&
    !CHAPTERS.has(item.kind) &&
    (item.kind !== "number" || item.children.length === 0)
  )
    return "none";
  // "Đánh giá kết quả …" among tasks is an order, not a chapter on results.
  if (said === "none" && outer.kind === "tasks" && isVerb(heading, 0) && heading.split(" ").length > 3)
    return outer.kind;
  // "III. PHÁT TRIỂN HẠ TẦNG SỐ": a chapter that is an order holds tasks.
  const assigns = addresses || (item.children.length > 0 && isVerb(heading, 0));
  return said ?? (assigns && outer.kind === "open" ? "tasks" : outer.kind);
}

/** "1. Viện Nghiên cứu Cây trồng, Giống và Đất Tây Nguyên": a heading that begins as a body and orders nothing is its name. */
function headingName(source: Source, item: Item): string[] {
  const end =
    item.place.end - (/[\s:.;]*$/u.exec(source.text.slice(item.textStart, item.place.end))?.[0].length ?? 0);
  if (item.children.length === 0 || item.kind === "dash" || item.kind === "plus") return [];
  if (end - item.textStart > 140 || !beginsBody(source.folded, item.textStart)) return [];
  const list = readBodies(source.text, source.folded, item.textStart, end);
  const last = list.bodies.at(-1);
  if (last === undefined) return [];
  const rest = source.lowered.slice(list.end, end);
  for (const word of rest.matchAll(/(?<=\s)\p{L}/gu))
    if (isVerb(source.lowered, list.end + word.index)) return [];
  // "1. Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo": what follows the dash only says its part.
  if (/^\s*[-–,(]\s*(?:là )?(?:cơ quan|đơn vị) (?:thường trực|chủ trì|đầu mối)/u.test(rest))
    return namesOf(list.bodies);
  return [...namesOf(list.bodies.slice(0, -1)), source.text.slice(last.start, end)];
}

/** The context in which the children of `item` stand. */
export function within(source: Source, item: Item, outer: Context, issued: Day | null): Context {
  const heading = source.lowered.slice(item.textStart, item.place.end);
  const duty = readDuty(source, item.textStart, item.place.end);
  const owner =
    duty.lead.length > 0 || outer.kind === "targets"
      ? duty.lead
      : ownerIn(source, item.textStart, item.place.end);
  const facts = factsOf(source, item.labels, issued);
  const named = owner.length > 0 || outer.kind === "targets" ? namesOf(owner) : headingName(source, item);
  const ownLead = facts.lead.length > 0 ? facts.lead : named;
  const form = outer.form || isForm(source, item);
  const kind = form ? "none" : kindWithin(source, item, outer, duty.headingOnly);
  const ownDue =
    facts.due?.reading ??
    (kind === "targets"
      ? null
      : dueAt(source, { start: item.textStart, end: item.place.end }, { issued, labelled: false }));
  return {
    kind,
    execution: outer.execution || isExecution(heading),
    lead: ownLead.length > 0 ? ownLead : outer.lead,
    coordinating: [
      ...new Set([
        ...(ownLead.length > 0 ? [] : outer.coordinating),
        ...namesOf(duty.coordinating),
        ...facts.coordinating,
      ]),
    ],
    through: [...new Set([...(ownLead.length > 0 ? [] : outer.through), ...namesOf(duty.through)])],
    due: ownDue?.kind === "day" || ownDue?.kind === "recurring" ? ownDue : outer.due,
    horizon: horizonIn(heading) ?? outer.horizon,
    form,
  };
}

/** An appendix says in its first lines what it is. */
function isForm(source: Source, item: Item): boolean {
  if (item.kind !== "appendix" && item.kind !== "title") return false;
  const first = item.kind === "title" ? [item] : [item, ...item.children.slice(0, 2)];
  return first.some((one) =>
    /^(?:đề cương|mẫu|biểu mẫu|biểu số|biểu \d|phiếu|danh sách|thống kê|bảng tổng hợp)(?!\p{L})/u.test(
      source.lowered.slice(one.textStart, one.place.end),
    ),
  );
}
