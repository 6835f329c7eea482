/** The tree of a document's places, built from the marks at the beginning of its paragraphs. */
import type { Place } from "../../domain/reading.js";
import type { Enumerator, Mark } from "./enumerators.js";
import type { Item, ItemKind } from "./item.js";
import { enumerator } from "./enumerators.js";
import { pathOf } from "./paths.js";
import { readBodies } from "./bodies.js";
import { contentAt, labelAt, labelsIn, type LabelKind } from "./labels.js";
import { isUpper } from "./script.js";
import type { Source } from "./source.js";

const RANK: Record<ItemKind, number> = {
  root: -1,
  appendix: 0,
  part: 1,
  chapter: 2,
  title: 2.5,
  roman: 4,
  upper: 4,
  article: 5,
  number: 6,
  numberParen: 7,
  letter: 8,
  bracket: 9,
  leadIn: 9.5,
  dash: 10,
  plus: 11,
  bullet: 12,
  paragraph: 13,
  "part-of": 13,
  row: 13,
};

/** "A." may hold "I." or stand in it: the first seen is the higher. */
class Ranks {
  private firstBig: Mark | null = null;
  of(kind: ItemKind, mark: Enumerator | null, open: readonly Item[]): number {
    if (kind === "roman" || kind === "upper") {
      this.firstBig ??= kind;
      return kind === this.firstBig ? 3 : 4;
    }
    if (kind === "number" && mark !== null) return 6 + (mark.label.split(".").length - 1) / 10;
    if (kind === "bullet") return open.some((item) => item.kind === "dash") ? 12 : 9.7;
    return RANK[kind];
  }
}

const OPENS_DECISION = /^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|YÊU CẦU)\s*:$/u;

/** A numbered "2. Thời gian thực hiện: …" is a place of its own; a dash or a plain line speaks of the item before it. */
const speaksOfAnother = (mark: Enumerator | null): boolean =>
  mark === null || ["dash", "plus", "bullet"].includes(mark.mark);

const isHeadingLine = (text: string): boolean =>
  text.length < 160 &&
  isUpper(text) &&
  /\p{Lu}\s+\p{Lu}/u.test(text) &&
  !/[.;]$/.test(text) &&
  !text.startsWith("|");

const depth = (mark: Enumerator): number => mark.label.split(".").length;

/** Grows the tree one paragraph at a time. */
export class Outline {
  readonly root: Item = {
    kind: "root",
    mark: null,
    path: "",
    parent: null,
    children: [],
    place: { start: 0, end: 0 },
    textStart: 0,
    labels: [],
  };
  readonly items: Item[] = [];
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly ranks = new Ranks();
  private open: { item: Item; rank: number }[] = [{ item: this.root, rank: -1 }];

  constructor(private readonly source: Source) {}

  private get top(): Item {
    return this.open.at(-1)?.item ?? this.root;
  }

  add(kind: ItemKind, mark: Enumerator | null, parent: Item, place: Place, textStart: number): Item {
    const path = pathOf(parent, kind, mark, this.taken, this.counts);
    const item: Item = { kind, mark, path, parent, children: [], place, textStart, labels: [] };
    parent.children.push(item);
    this.items.push(item);
    return item;
  }

  /** The items that the label lines being read speak of, until another paragraph comes. */
  private labelled: Item[] | null = null;

  /** A label without words of its own, "Cơ quan thực hiện:": the names follow on lines below it. */
  private awaited: LabelKind | null = null;

  /** A paragraph of the body. `following` is what comes after it: a colon before a list opens a place of its own. */
  paragraph(place: Place, following: Place | undefined): void {
    const { source } = this;
    const text = source.text.slice(place.start, place.end);
    const next = following === undefined ? "" : source.text.slice(following.start, following.end);
    const mark = enumerator(text);
    let textStart = place.start + (mark?.length ?? 0);
    if (this.isLabel(mark, textStart, place.end, following)) return;
    this.labelled = null;
    this.awaited = null;
    const content = mark === null ? null : contentAt(source, textStart, place.end);
    if (content !== null && content < place.end) textStart = content;
    if (mark !== null) {
      this.numbered(mark, place, textStart);
    } else if (OPENS_DECISION.test(text) || (isHeadingLine(text) && /^Căn cứ/iu.test(next))) {
      // "QUYẾT ĐỊNH:" and the authority above the basis head nothing.
      return;
    } else if (isHeadingLine(text)) {
      this.push("title", null, place, textStart, RANK.title);
    } else if (
      /:\s*$/u.test(text) &&
      ["dash", "plus", "bracket", "letter", "bullet"].includes(enumerator(next)?.mark ?? "")
    ) {
      this.push("leadIn", null, place, textStart, this.openRank(enumerator(next)?.mark));
    } else {
      this.unnumbered(place, textStart);
    }
  }

  private openRank(nextMark: Mark | undefined): number {
    return nextMark === "letter" ? 7.5 : nextMark === "bracket" ? 8.5 : RANK.leadIn;
  }

  private push(kind: ItemKind, mark: Enumerator | null, place: Place, textStart: number, rank: number): void {
    while (this.open.length > 1 && (this.open.at(-1)?.rank ?? -1) >= rank) this.open.pop();
    const item = this.add(kind, mark, this.top, place, textStart);
    this.open.push({ item, rank });
  }

  private numbered(mark: Enumerator, place: Place, textStart: number): void {
    const rank = this.ranks.of(
      mark.mark,
      mark,
      this.open.map((entry) => entry.item),
    );
    const top = this.top;
    const colon = /:\s*$/u.test(this.source.text.slice(top.place.start, top.place.end));
    // After a colon a count that begins anew stands within, whatever its usual rank.
    if (colon && mark.value <= 1 && top.mark !== null && top.mark.mark !== mark.mark && rank > 5) {
      const topRank = this.open.at(-1)?.rank ?? 0;
      const item = this.add(mark.mark, mark, top, place, textStart);
      this.open.push({ item, rank: Math.max(rank, topRank + 0.05) });
      return;
    }
    // The second and later items of such an inner count join the first.
    for (let i = this.open.length - 1; i > 0; i -= 1) {
      const entry = this.open[i];
      const before = entry?.item.mark;
      if (
        entry !== undefined &&
        before?.mark === mark.mark &&
        depth(before) === depth(mark) &&
        entry.rank !== rank &&
        (mark.value === before.value + 1 || mark.value === 0)
      ) {
        this.open.length = i;
        const item = this.add(mark.mark, mark, this.top, place, textStart);
        this.open.push({ item, rank: entry.rank });
        return;
      }
    }
    this.push(mark.mark, mark, place, textStart, rank);
  }

  /** An unnumbered paragraph belongs to the nearest place that is no dash. */
  private unnumbered(place: Place, textStart: number): void {
    while (this.open.length > 1 && (this.open.at(-1)?.rank ?? -1) >= RANK.leadIn) this.open.pop();
    this.add("paragraph", null, this.top, place, textStart);
  }

  /** Takes a paragraph that only says something of the items before it: who, by when, what exactly. */
  private isLabel(
    mark: Enumerator | null,
    start: number,
    end: number,
    following: Place | undefined,
  ): boolean {
    const { source } = this;
    const label = labelAt(source, start, end);
    const ahead = following === undefined ? null : this.labelOf(following);
    if (label === null) {
      if (
        this.awaited !== null &&
        this.labelled !== null &&
        speaksOfAnother(mark) &&
        this.isNames(start, end)
      ) {
        const value = { start, end };
        for (const item of this.labelled) item.labels.push({ kind: this.awaited, value, place: value });
        return true;
      }
      // "- Nội dung: …" above "- Cơ quan chủ trì: …" tells more of the heading, which is the task.
      return (
        speaksOfAnother(mark) &&
        ahead !== null &&
        contentAt(source, start, end) !== null &&
        this.top !== this.root
      );
    }
    const named = label.value < end;
    const spoken = speaksOfAnother(mark)
      ? (this.labelled ?? this.spokenOf(mark))
      : label.kind === "other" || (!named && ahead === null)
        ? null
        : this.counted(mark);
    if (spoken === null) return false;
    this.labelled = spoken;
    this.awaited = named ? null : label.kind;
    for (const item of spoken)
      item.labels.push(...labelsIn(source, start, end).filter(({ value }) => value.start < value.end));
    return true;
  }

  private labelOf(place: Place): LabelKind | null {
    const mark = enumerator(this.source.text.slice(place.start, place.end));
    return labelAt(this.source, place.start + (mark?.length ?? 0), place.end)?.kind ?? null;
  }

  private isNames(start: number, end: number): boolean {
    const list = readBodies(this.source.text, this.source.folded, start, end);
    return list.bodies.length > 0 && /^[\s.;,]*$/u.test(this.source.text.slice(list.end, end));
  }

  /** "a) Nhiệm vụ: … b) Cơ quan thực hiện: …": the items of the running count that "b)" speaks of, or null. */
  private counted(mark: Enumerator | null): Item[] | null {
    const before = this.open.find(
      ({ item }) => item.mark !== null && item.mark.mark === mark?.mark && depth(item.mark) === depth(mark),
    )?.item;
    if (mark === null || before?.parent == null || (before.mark?.value ?? 0) >= mark.value) return null;
    return before.parent.children.filter(
      (item) => item.mark?.mark === mark.mark && item.mark.value < mark.value && item.mark.value > 0,
    );
  }

  private spokenOf(mark: Enumerator | null): Item[] {
    // "- Nội dung gồm: + … + … - Cơ quan thực hiện: …": the dash speaks of the dash before it with all it holds.
    const dash = mark?.mark === "dash" && this.top.kind === "plus" ? this.top.parent : null;
    if (dash?.kind === "dash") return [dash];
    const top = this.top;
    const last = top.children.at(-1);
    const target = last?.kind === "paragraph" ? last : top;
    if (target.kind !== "dash" || target.parent === null || mark !== null) return [target];
    const run: Item[] = [];
    for (const item of [...target.parent.children].reverse()) {
      if (item.kind !== "dash" || item.labels.length > 0) break;
      run.push(item);
    }
    return run;
  }

  /** Where a table's rows go: the place that is open when it begins. */
  get place(): Item {
    while (this.open.length > 1 && (this.open.at(-1)?.rank ?? -1) >= RANK.leadIn) this.open.pop();
    return this.top;
  }
}
