/** Walks the outline and says of each place whether it is a task, a target, or neither. */
import type { Day } from "../../domain/day.js";
import type { Doubt, Place, ReadTarget, ReadTask } from "../../domain/reading.js";
import { numberedParts, separateOrders } from "./clauses.js";
import type { Context } from "./context.js";
import { dueAt, factsOf, namesOf, OUTSIDE, kindWithin, within } from "./context.js";
import type { DueReading } from "./due-phrase.js";
import { readDuty } from "./duty.js";
import type { Item } from "./item.js";
import type { Outline } from "./outline.js";
import { mergeRepeats } from "./repeats.js";
import { readRow, type Cells } from "./tables.js";
import { labelsIn } from "./labels.js";
import { isUpper } from "./script.js";
import type { Source } from "./source.js";
import { horizonIn, measureIn, targetsIn } from "./targets.js";
import { closes, framesOnly, orders } from "./task-words.js";

export interface Findings {
  readonly tasks: ReadTask[];
  readonly targets: ReadTarget[];
  readonly doubts: Doubt[];
}

const NARRATES =
  /^\s*(?:đã|đang|được|là|có (?!trách nhiệm|kế hoạch|giải pháp|biện pháp|văn bản)|còn|vẫn)(?!\p{L})(?![^.;]*(?:có trách nhiệm|phải ))/u;
const NO_LEAD = "Không thấy văn bản nêu đơn vị chủ trì nhiệm vụ này.";
/** A conclusion agrees, notes and praises before it assigns. */
const AGREES =
  /^(?:về [^:]{3,160}:\s*)?(?:cơ bản |hoàn toàn |về cơ bản )?(?:thống nhất|đồng ý|nhất trí|ghi nhận|biểu dương|hoan nghênh|đánh giá cao|chấp thuận)(?!\p{L})(?! tổ chức| thực hiện| triển khai)/u;
const DETAILED: ReadonlySet<Item["kind"]> = new Set(["dash", "plus", "bullet", "letter", "bracket"]);
/** "… theo các nguyên tắc sau:": what follows says how, not what. */
const PRINCIPLES = /(?:nguyên tắc|quan điểm|phương châm|tiêu chí)(?!\p{L})[^:,.;]{0,25}:\s*$/u;
const CHAPTER_KINDS: ReadonlySet<Item["kind"]> = new Set([
  "roman",
  "upper",
  "part",
  "chapter",
  "appendix",
  "title",
]);
const PURSUES = /^(?:phấn đấu|mục tiêu|chỉ tiêu)(?!\p{L})/u;

export class TaskReader {
  private readonly rows: ReadTask[] = [];
  readonly found: Findings = { tasks: [], targets: [], doubts: [] };

  constructor(
    private readonly source: Source,
    private readonly issued: Day | null,
    private readonly outline: Outline,
    private readonly tableRows: ReadonlyMap<Item, Cells>,
  ) {}

  read(): Findings {
    this.inside(this.outline.root.children, OUTSIDE, true);
    return { ...this.found, tasks: mergeRepeats(this.found.tasks, this.rows) };
  }

  private row(item: Item): void {
    const cells = this.tableRows.get(item);
    const task = cells === undefined ? null : readRow(this.source, item, cells, this.issued);
    if (task === null) return;
    this.rows.push(task);
    if (task.lead.length === 0) this.doubt(task.source, NO_LEAD);
  }

  /** The children of a place, each seeing the lead-in that stands before it. */
  private inside(children: readonly Item[], context: Context, atRoot = false): void {
    let here = context;
    let begun = false;
    for (const child of children) {
      if (child.kind === "row") {
        if (!here.form) this.row(child);
        this.inside(child.children, here);
        continue;
      }
      if (child.kind === "paragraph") {
        const led = this.leadIn(child, here);
        if (led !== null) here = led;
        else this.leaf(child, here, begun || !atRoot);
        continue;
      }
      begun = true;
      // A leaf gets children of its own for its parts; they have been read by then.
      const below = [...child.children];
      const enumerated = below.some((one) => one.kind !== "paragraph");
      if (enumerated && this.onlyDetails(child, below, here)) this.leaf(child, here, true);
      else if (enumerated) {
        this.inside(below, within(this.source, child, here, this.issued));
      } else if (below.length > 0) {
        const before = this.found.tasks.length;
        const sentence = this.isSentence(child);
        if (sentence) this.leaf(child, here, true);
        this.inside(below, within(this.source, child, here, this.issued));
        // "6. Tổ chức … Thời gian thực hiện sau khi …": what stands below orders nothing, so the heading does.
        if (
          !sentence &&
          here.kind === "tasks" &&
          this.found.tasks.length === before &&
          this.ordersAlone(child)
        )
          this.leaf(child, here, true);
      } else {
        this.leaf(child, here, true);
      }
    }
  }

  /** "… yêu cầu các cấp ủy thực hiện các nhiệm vụ sau:" speaks for the items behind it. */
  private leadIn(item: Item, context: Context): Context | null {
    const lowered = this.source.lowered.slice(item.textStart, item.place.end);
    if (!/:\s*$/u.test(lowered)) return null;
    const asked = /(?:yêu cầu|đề nghị|giao)(?: và đề nghị)? /gu;
    for (const hit of lowered.matchAll(asked)) {
      const duty = readDuty(this.source, item.textStart + hit.index, item.place.end);
      if (duty.lead.length > 0)
        return { ...context, lead: namesOf(duty.lead), coordinating: [], through: [] };
    }
    const duty = readDuty(this.source, item.textStart, item.place.end);
    if (
      duty.lead.length > 0 &&
      /(?:nhiệm vụ|nội dung|giải pháp|công việc|yêu cầu)[^:]{0,40}:\s*$/u.test(lowered) &&
      !/ban hành|kết luận|như sau/u.test(lowered.slice(-60))
    )
      return { ...context, lead: namesOf(duty.lead), coordinating: namesOf(duty.coordinating), through: [] };
    return context;
  }

  /** "Lấy mẫu tại 04 vị trí gồm: + 01 vị trí tại …": an order whose list only counts things is itself the task. */
  private onlyDetails(item: Item, below: readonly Item[], context: Context): boolean {
    const { source } = this;
    const heading = source.lowered.slice(item.textStart, item.place.end);
    if (context.kind !== "tasks" || !/:\s*$/u.test(heading) || !DETAILED.has(item.kind)) return false;
    const behind = heading.slice(0, -1).lastIndexOf(": ");
    if (!orders(heading) && (behind < 0 || !orders(heading.slice(behind + 2)))) return false;
    if (PRINCIPLES.test(heading)) return true;
    return below.every(
      (one) =>
        DETAILED.has(one.kind) &&
        one.children.length === 0 &&
        one.labels.length === 0 &&
        !orders(source.lowered.slice(one.textStart, one.place.end)) &&
        readDuty(source, one.textStart, one.place.end).lead.length === 0,
    );
  }

  private ordersAlone(item: Item): boolean {
    const heading = this.source.lowered.slice(item.textStart, item.place.end);
    return !CHAPTER_KINDS.has(item.kind) && orders(heading) && !/:\s*$/u.test(heading);
  }

  private isSentence(item: Item): boolean {
    const text = this.source.text.slice(item.textStart, item.place.end);
    return text.length > 60 && /[.;]\s*$|\/\.$/u.test(text);
  }

  private leaf(item: Item, outer: Context, begun: boolean): void {
    const { source } = this;
    const [start, end] = [item.textStart, item.place.end];
    const lowered = source.lowered.slice(start, end);
    if (framesOnly(lowered) || closes(lowered)) return;
    // A heading over nothing; a title that a page break or a margin has cut.
    if (item.kind === "title" || item.kind === "leadIn") return;
    if (item.kind === "paragraph" && isUpper(source.text.slice(start, Math.min(end, start + 40)))) return;
    const kind =
      item.kind === "paragraph" || item.kind === "dash" || item.kind === "plus"
        ? outer.kind
        : kindWithin(source, item, outer, false);
    if (kind === "none") return;
    if (kind === "targets" || (PURSUES.test(lowered) && measureIn(lowered) !== null)) {
      this.found.targets.push(
        ...targetsIn(source, item.path, start, end, horizonIn(lowered) ?? outer.horizon),
      );
      return;
    }
    const duty = readDuty(source, start, end);
    if (duty.lead.length === 0 && AGREES.test(lowered)) return;
    const narrates = duty.lead.length > 0 && NARRATES.test(source.lowered.slice(duty.rest, end));
    if (item.kind === "paragraph") {
      const assigned = duty.lead.length > 0 && !narrates && !duty.headingOnly;
      if (
        !begun &&
        !(
          assigned &&
          /^(?:giao|yêu cầu|đề nghị)|(?:giao|yêu cầu|đề nghị) /u.test(lowered.slice(0, duty.rest - start + 1))
        )
      )
        return;
      if (
        !assigned &&
        !(orders(lowered) && outer.kind === "tasks" && item.parent !== null && !this.isSentence(item.parent))
      )
        return;
    } else {
      if (duty.headingOnly || lowered.length < 12) return;
      if (outer.kind === "open" && duty.lead.length === 0 && !orders(lowered) && outer.lead.length === 0)
        return;
      if (narrates && outer.kind === "open") return;
    }
    this.pieces(item, outer);
  }

  /** One task for the item, or one for each "(n)" or separate order in it. */
  private pieces(item: Item, outer: Context): void {
    const { source } = this;
    const end = item.place.end;
    const parts = numberedParts(source, item.textStart, end);
    const first = parts[0];
    if (first !== undefined) {
      const head = { ...item, place: { start: item.place.start, end: first.start } };
      const context = { ...within(source, head, outer, this.issued), kind: outer.kind };
      for (const part of parts) {
        const child = this.outline.add(
          "bracket",
          { mark: "bracket", label: part.label, value: Number(part.label), length: 0 },
          item,
          part,
          part.textStart,
        );
        this.task(child, { start: part.start, end: part.end }, part.textStart, context, item);
      }
      return;
    }
    const orders = separateOrders(
      source,
      item.textStart,
      end,
      { issued: this.issued, labelled: false },
      outer.execution,
    );
    const home = item.kind === "paragraph" && item.parent !== null ? item.parent : item;
    let context = outer;
    for (const [i, order] of orders.entries()) {
      const child =
        orders.length === 1 && item.kind !== "paragraph"
          ? item
          : this.outline.add("part-of", null, home, order, order.start);
      const task = this.task(child, order, order.start, context, item);
      if (i === 0)
        context = {
          ...outer,
          lead: task.lead,
          coordinating: [],
          through: task.through.slice(0, 1),
          due: outer.due,
        };
    }
  }

  private task(item: Item, place: Place, textStart: number, context: Context, labelled: Item): ReadTask {
    const { source } = this;
    const facts = factsOf(
      source,
      [...labelled.labels, ...labelsIn(source, textStart, place.end)],
      this.issued,
    );
    const duty = readDuty(source, textStart, place.end);
    const ownLead = facts.lead.length > 0 ? facts.lead : namesOf(duty.lead);
    const lead = ownLead.length > 0 ? ownLead : [...context.lead];
    const inherits = ownLead.length === 0;
    const coordinating = [
      ...new Set([
        ...(inherits ? context.coordinating : []),
        ...namesOf(duty.coordinating),
        ...facts.coordinating,
      ]),
    ];
    const own = dueAt(source, place, { issued: this.issued, labelled: false });
    const due: DueReading | null = facts.due !== null ? facts.due.reading : (own ?? context.due);
    const words = facts.due?.words ?? due?.place ?? null;
    const task: ReadTask = {
      section: item.path,
      text: source.text.slice(place.start, place.end),
      lead,
      coordinating: coordinating.filter((name) => !lead.includes(name)),
      through: [...new Set([...(inherits ? context.through : []), ...namesOf(duty.through)])],
      due: due?.due ?? null,
      dueText: words === null ? null : source.text.slice(words.start, words.end),
      source: place,
    };
    this.found.tasks.push(task);
    if (lead.length === 0) this.doubt(place, NO_LEAD);
    if (due?.doubt !== undefined && due.doubt !== null) this.doubt(due.place, due.doubt);
    return task;
  }

  private doubt(source: Place, reason: string): void {
    this.found.doubts.push({ source, reason });
  }
}
