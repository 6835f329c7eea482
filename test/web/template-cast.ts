/** Templates as the record gives them to their page: one that nobody has changed, one that was edited and taken back. */
import type { TemplateSlot, TemplateVersion } from "../../record/queries/template-view.js";
import * as cast from "./cast.js";

const version = (number: number, over: Partial<TemplateVersion> = {}): TemplateVersion => ({
  number,
  file: { name: "cong-van-don-doc.docx", size: 5_120, sha256: "0".repeat(64) },
  restoredNumber: null,
  setBy: cast.people.mai,
  setAt: new Date("2026-05-18T02:00:00Z"),
  ...over,
});

export const templates: readonly TemplateSlot[] = [
  { kind: "urging_dispatch", form: "party", version: 0, versions: [] },
  {
    kind: "urging_dispatch",
    form: "state",
    version: 3,
    versions: [version(3, { restoredNumber: 1 }), version(2, { file: null }), version(1)],
  },
];
