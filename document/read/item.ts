/** A place of the document in the outline. */
import type { Place } from "../../domain/reading.js";
import type { Enumerator, Mark } from "./enumerators.js";
import type { Labelled } from "./labels.js";

export type ItemKind = Mark | "root" | "title" | "leadIn" | "paragraph" | "part-of" | "row";

export interface Item {
  readonly kind: ItemKind;
  readonly mark: Enumerator | null;
  readonly path: string;
  readonly parent: Item | null;
  readonly children: Item[];
  /** The whole paragraph. */
  readonly place: Place;
  /** Where its words begin, behind the mark. */
  readonly textStart: number;
  /** Lines such as "Đơn vị chủ trì: …" that speak of this item. */
  readonly labels: Labelled[];
}
