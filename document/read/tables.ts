/** Rows of a table of tasks: found in the text, hung into the outline, read cell by cell. */
import type { Day } from "../../domain/day.js";
import type { Place, ReadTask } from "../../domain/reading.js";
import { dueAt, namesIn, namesOf } from "./context.js";
import { coordination, readDuty } from "./duty.js";
import { enumerator, type Enumerator } from "./enumerators.js";
import { labelsIn } from "./labels.js";
import type { Item } from "./item.js";
import type { Outline } from "./outline.js";
import { columnsOf, rowAt, type Column, type Row } from "./rows.js";
import { isUpper } from "./script.js";
import type { Source } from "./source.js";
import { DITTO } from "./table-lines.js";

export type Cells = Partial<Record<Column, Place>>;

/** Takes the paragraphs of a table one after another. */
export class Tables {
  readonly rows = new Map<Item, Cells>();
  private columns: Column[] | null = null;
  private parent: Item | null = null;
  private above: Cells = {};
  /** "I | CẢI CÁCH THỂ CHẾ": the rows below stand in it. */
  private group: Item | null = null;

  constructor(
    private readonly source: Source,
    private readonly outline: Outline,
  ) {}

  /** True where the paragraph was a row. */
  take(place: Place): boolean {
    const row = rowAt(this.source, place);
    if (row === null) {
      this.parent = null;
      return false;
    }
    if (this.parent === null) {
      this.parent = this.outline.place;
      // A table that a page break has cut goes on without its heading.
      if (this.columns !== null && row.cells.length !== this.columns.length) this.columns = null;
      this.above = {};
      this.group = null;
    }
    const heading = columnsOf(this.source, row);
    if (heading !== null) this.columns = heading;
    else if (this.columns !== null) this.hang(row, this.columns, this.parent);
    return true;
  }

  private hang(row: Row, columns: readonly Column[], parent: Item): void {
    const cells: Cells = {};
    columns.forEach((column, i) => {
      const cell = row.cells[i];
      if (cell === undefined || column === "other" || cell.start === cell.end) return;
      const repeats = this.text(cell) === DITTO;
      // A cell merged over several rows holds for each of them; a task does not.
      const value = repeats ? (column === "task" ? undefined : this.above[column]) : cell;
      if (value !== undefined) cells[column] = value;
    });
    this.above = { ...this.above, ...cells };
    const task = cells.task;
    if (task === undefined || this.text(task).length < 5) return;
    if (this.isGroup(cells, columns)) {
      this.group = this.outline.add("row", this.markOf(cells), parent, row.place, task.start);
      return;
    }
    const item = this.outline.add("row", this.markOf(cells), this.group ?? parent, row.place, task.start);
    this.rows.set(item, cells);
  }

  private markOf(cells: Cells): Enumerator {
    const label = cells.count === undefined ? "" : this.text(cells.count).replace(/[.\s]+$/, "");
    return { mark: "number", label: /^[\w.]{1,8}$/.test(label) ? label : "", value: 0, length: 0 };
  }

  /** "I | CẢI CÁCH THỂ CHẾ | | |" only gathers the rows below it. Numbers of the columns ("1 | 2 | 3") say nothing. */
  private isGroup(cells: Cells, columns: readonly Column[]): boolean {
    const task = cells.task === undefined ? "" : this.text(cells.task);
    if (/^\(?\d{1,2}\)?$/.test(task)) return true;
    if (!columns.includes("lead") && !columns.includes("due")) return false;
    // A merged cell that a converter has written into every column.
    if (cells.lead !== undefined && this.text(cells.lead) === task) return true;
    if (cells.lead !== undefined || cells.due !== undefined || cells.coordinating !== undefined) return false;
    const count = cells.count === undefined ? "" : this.text(cells.count);
    return isUpper(task) || count === "" || /^(?:[IVX]+|[A-ZĐ])\.?$/u.test(count);
  }

  private text(place: Place): string {
    return this.source.text.slice(place.start, place.end);
  }
}

/** The task that a row states. Its place is the cell of the task. */
export function readRow(source: Source, item: Item, cells: Cells, issued: Day | null): ReadTask | null {
  const { task } = cells;
  if (task === undefined) return null;
  const mark = enumerator(source.text.slice(task.start, task.end));
  const start = task.start + (mark?.length ?? 0);
  const lead: string[] = [];
  const coordinating: string[] = cells.coordinating === undefined ? [] : namesIn(source, cells.coordinating);
  if (cells.lead !== undefined) {
    const labels = labelsIn(source, cells.lead.start, cells.lead.end);
    const duty = readDuty(source, cells.lead.start, cells.lead.end);
    if (labels.length > 0) {
      for (const label of labels)
        (label.kind === "coordinating" ? coordinating : lead).push(...namesIn(source, label.value));
    } else if (duty.lead.length > 0 && duty.coordinating.length > 0) lead.push(...namesOf(duty.lead));
    else lead.push(...namesIn(source, cells.lead));
    coordinating.push(...namesOf(coordination(source, cells.lead.start, cells.lead.end)));
  } else lead.push(...namesOf(readDuty(source, start, task.end).lead));
  const due =
    cells.due === undefined
      ? dueAt(source, { start, end: task.end }, { issued, labelled: false })
      : dueAt(source, cells.due, { issued, labelled: true });
  const words = cells.due ?? due?.place;
  return {
    section: item.path,
    text: source.text.slice(start, task.end),
    lead: [...new Set(lead)],
    coordinating: [...new Set(coordinating)].filter((name) => !lead.includes(name)),
    through: [],
    due: due?.due ?? null,
    dueText: words === undefined ? null : source.text.slice(words.start, words.end),
    source: { start, end: task.end },
  };
}
