/** Every kind of document that leaves, by name: its wording, and how its data become the fields of a template. */
import { assignmentLetter, assignmentLetterFields, type AssignmentLetter } from "./assignment-letter.js";
import type { Definition } from "./blocks.js";
import { bulletin, bulletinFields, type Bulletin } from "./bulletin.js";
import type { Fields } from "./fields.js";
import { handOverRecord, handOverRecordFields, type HandOverRecord } from "./hand-over-record.js";
import type { Form, Letterhead } from "./letterhead.js";
import { reviewReport, reviewReportFields, type ReviewReport } from "./review-report.js";
import { submission, submissionFields, type Submission } from "./submission.js";
import { urgingDispatch, urgingDispatchFields, type UrgingDispatch } from "./urging-dispatch.js";
import { plain } from "./wording.js";

export interface DataOf {
  readonly review_report: ReviewReport;
  readonly submission: Submission;
  readonly urging_dispatch: UrgingDispatch;
  readonly assignment_letter: AssignmentLetter;
  readonly hand_over_record: HandOverRecord;
  readonly bulletin: Bulletin;
}
export type DocumentKind = keyof DataOf;

const definitions: Readonly<Record<DocumentKind, Definition>> = {
  review_report: reviewReport,
  submission,
  urging_dispatch: urgingDispatch,
  assignment_letter: assignmentLetter,
  hand_over_record: handOverRecord,
  bulletin,
};
export const documentKinds = Object.keys(definitions) as readonly DocumentKind[];

export const definitionOf = (kind: DocumentKind): Definition => definitions[kind];

const fieldsOf: { readonly [K in DocumentKind]: (data: DataOf[K]) => Fields } = {
  review_report: reviewReportFields,
  submission: submissionFields,
  urging_dispatch: urgingDispatchFields,
  assignment_letter: assignmentLetterFields,
  hand_over_record: handOverRecordFields,
  bulletin: bulletinFields,
};

/** The fields of a document, with every text made safe for XML and print. */
export function fieldsFor<K extends DocumentKind>(kind: K, data: DataOf[K]): Fields {
  return cleaned(fieldsOf[kind](data));
}

const cleaned = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? plain(value) : value.map(cleaned),
    ]),
  );

export const formOf = (data: { readonly letterhead: Letterhead }): Form => data.letterhead.form;
