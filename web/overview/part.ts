/** What every part of the overview is told. */
import type { Overview } from "../../record/queries/overview-view.js";
import type { Locale } from "../text/catalogue.js";

export interface OverviewPart {
  readonly overview: Overview;
  readonly locale: Locale;
}
