/** What every chart gives: a picture, the words for those who do not see it, and its figures as a table. */
import type { Table } from "../table/table.js";

export interface Chart {
  readonly title: string;
  readonly description: string;
  /** Without scripts, styles or links: it may stand in a page under a strict CSP, in a mail and in a PDF. */
  readonly svg: string;
  /** The same figures. */
  readonly table: Table;
}

export interface ChartInput {
  readonly title: string;
  /** Begins every id in the picture; two charts on one page need two. */
  readonly id: string;
}
