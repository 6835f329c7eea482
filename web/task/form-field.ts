/** One field of the form of an act. */
import type { Day } from "../../domain/day.js";
import type { Choice } from "../components/select.js";

export interface FormField {
  readonly name: string;
  readonly kind: "text" | "line" | "day" | "percent" | "files" | "choice" | "select" | "units" | "parts";
  readonly label: string;
  readonly hint?: string;
  /** `depends`: on another field; the hint says on which. */
  readonly need: "required" | "optional" | "depends";
  readonly choices?: readonly Choice[];
  /** The first day that makes sense in a date field. */
  readonly from?: Day;
  /** What stands in it at first. */
  readonly initial?: string;
}
