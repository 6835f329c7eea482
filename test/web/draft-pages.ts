/** The pages of drafts in their typical states. */
import type { DraftForm } from "../../web/draft/part.js";
import type { PageContext } from "../../web/page.js";
import { draftPage } from "../../web/pages/draft.js";
import { newDraftPage } from "../../web/pages/new-draft.js";
import { reReadingPage } from "../../web/pages/re-reading.js";
import { workbookPage } from "../../web/pages/workbook.js";
import * as cast from "./cast.js";
import * as drafts from "./draft-cast.js";

type Locale = PageContext["locale"];

const key = "0192-key";
const wrong = { vi: "Chưa đúng. Nhập lại.", en: "Not right. Enter it again." };
const context = (locale: Locale) => cast.contextOf(cast.clerk, { locale, path: "/drafts/programme-9" });
const failed = (of: string, fields: readonly string[], over: Partial<DraftForm> = {}): DraftForm => ({
  ...{ of, values: {}, stale: false, errors: Object.fromEntries(fields.map((field) => [field, wrong])) },
  ...over,
});
const draft = (...given: Parameters<typeof drafts.view>) => {
  const view = drafts.view(...given);
  return (locale: Locale) => draftPage(context(locale), view);
};
const [first, second, , fourth] = drafts.rows;

export const draftPages: Readonly<Record<string, (locale: Locale) => string>> = {
  draft: draft(drafts.open),
  "draft-settled": draft(drafts.settled),
  "draft-settled-advising": draft({ ...drafts.settled, mayIssue: false }),
  "draft-issued": draft({ ...drafts.settled, state: "issued" }),
  "draft-edited": draft(drafts.open, first),
  "draft-edited-row": draft(drafts.open, fourth),
  "draft-content-failed": draft(
    drafts.open,
    first,
    failed("content", ["text", "due"], { values: { text: "" } }),
  ),
  "draft-units-failed": draft(drafts.open, second, failed("units", ["lead"])),
  "draft-split-failed": draft(drafts.open, second, failed("split", ["parts"], { values: { parts: "Một" } })),
  "draft-stale": draft(
    drafts.open,
    first,
    failed("content", [], { values: { text: "Tôi viết." }, stale: true }),
  ),
  "draft-name-failed": draft(drafts.open, undefined, failed("name:các cấp ủy", ["unitIds"])),
  "draft-name-failed-none": draft(drafts.open, undefined, failed("name:Hội Y học", ["unitIds"])),
  "draft-head-failed": draft(drafts.open, undefined, failed("document", ["title"])),
  "draft-target-failed": draft(drafts.open, undefined, failed("target:target-1", ["value"])),
  "draft-issue-failed": draft(drafts.settled, undefined, failed("issue", ["endsOn"])),
  "draft-new": (locale) =>
    newDraftPage(context(locale), { draft: null, form: undefined, idempotencyKey: key }),
  "draft-new-failed": (locale) =>
    newDraftPage(context(locale), {
      ...{ draft: null, idempotencyKey: key },
      form: { values: {}, errors: { document: wrong } },
    }),
  "draft-rows": (locale) =>
    newDraftPage(context(locale), {
      ...{ draft: { id: "programme-9", name: "Kế hoạch 09-KH/TU" }, idempotencyKey: key },
      form: { values: {}, errors: { workbook: wrong } },
    }),
  workbook: (locale) =>
    workbookPage(context(locale), { preview: drafts.workbook, token: "token", idempotencyKey: key }),
  "workbook-faulty": (locale) =>
    workbookPage(context(locale), {
      preview: {
        ...drafts.workbook,
        errors: drafts.workbook.errors.map((each) => ({ ...each, grave: true })),
      },
      ...{ token: null, idempotencyKey: key },
    }),
  "workbook-known": (locale) =>
    workbookPage(context(locale), {
      preview: { ...drafts.workbook, added: 0, hidden: 0, errors: [], names: [], rows: [], passedOver: [] },
      ...{ token: null, idempotencyKey: key },
    }),
  "re-reading": (locale) =>
    reReadingPage(context(locale), {
      ...{ programmeId: "programme-9", reading: drafts.reReading, form: undefined, idempotencyKey: key },
    }),
  "re-reading-failed": (locale) =>
    reReadingPage(context(locale), {
      ...{ programmeId: "programme-9", reading: drafts.reReading, idempotencyKey: key },
      form: { values: {}, errors: { "": wrong } },
    }),
  "re-reading-none": (locale) =>
    reReadingPage(context(locale), {
      ...{ programmeId: "programme-9", reading: { ...drafts.reReading, items: [] } },
      ...{ form: undefined, idempotencyKey: key },
    }),
};
