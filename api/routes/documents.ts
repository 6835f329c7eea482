/** Documents that leave, as DOCX or PDF: each composed anew of the record when it is asked for. */
import { z } from "zod";
import type { DataOf, DocumentKind } from "../../document/write/documents.js";
import type { ErrorCode } from "../../domain/errors.js";
import { readAssignmentPaper } from "../../record/queries/assignment-paper.js";
import { readBulletinPaper } from "../../record/queries/bulletin-paper.js";
import { readHandOverPaper } from "../../record/queries/hand-over-paper.js";
import { readReviewPaper } from "../../record/queries/review-paper.js";
import { readSubmissionPaper } from "../../record/queries/submission-paper.js";
import { readUrgingPaper } from "../../record/queries/urging-paper.js";
import type { Visitor } from "../session.js";
import { type LetterChoices, letterChoices, letterQuery, shortProgramme } from "../documents/letter.js";
import {
  assignmentLetterOf,
  bulletinOf,
  handOverRecordOf,
  submissionOf,
  urgingDispatchOf,
} from "../documents/letters.js";
import { reviewReportOf } from "../documents/review-report.js";
import { type Operation, type Services, operation } from "../operation.js";
import { DOCX, PDF, sendFile } from "../send-file.js";
import { writtenDocument } from "../write-document.js";
import { nothingIssued } from "../problems.js";

interface Asked<P> {
  readonly services: Services;
  readonly actor: Visitor;
  readonly now: Date;
  readonly params: P;
  readonly query: LetterChoices;
}

interface Composed<K extends DocumentKind> {
  readonly data: DataOf[K];
  /** What the file is called, without its ending. */
  readonly name: string;
}

const problems: readonly ErrorCode[] = [
  "invalid_input",
  "not_allowed",
  "not_found",
  "conflict",
  "too_large",
  "unavailable",
];

function document<K extends DocumentKind, P extends z.ZodObject, Q extends typeof letterQuery>(
  kind: K,
  door: {
    readonly path: string;
    readonly id: string;
    readonly summary: string;
    readonly params: P;
    readonly query?: Q;
  },
  compose: (asked: Asked<z.output<P>> & { readonly query: z.output<Q> }) => Promise<Composed<K>>,
): Operation {
  return operation({
    method: "get",
    path: door.path,
    id: door.id,
    tag: "documents",
    summary: door.summary,
    params: door.params,
    query: door.query ?? (letterQuery as Q),
    status: 200,
    sendsFile: [DOCX, PDF],
    problems,
    handle: async (services, { actor, now, response }, { params, query }) => {
      const { data, name } = await compose({ services, actor, now, params, query });
      sendFile(response, await writtenDocument(services, kind, data, { format: query.format, name }));
    },
  });
}

const cycleParams = z.object({ cycleId: z.uuid() });
const letterParams = z.object({ programmeId: z.uuid(), unitId: z.uuid() });

const optionalId = z
  .union([z.literal(""), z.uuid()])
  .default("")
  .transform((id) => (id === "" ? undefined : id));

export const documentOperations: readonly Operation[] = [
  document(
    "review_report",
    {
      path: "/cycles/{cycleId}/report-file",
      id: "takeReviewReport",
      summary: "The consolidated report with its appendices",
      params: cycleParams,
    },
    async ({ services, actor, now, params, query }) => {
      const paper = await readReviewPaper(services.db, actor, params.cycleId, now);
      return {
        data: reviewReportOf(paper, query, now),
        name: `${paper.title} - ${shortProgramme(paper.programme)}`,
      };
    },
  ),
  document(
    "submission",
    {
      path: "/submissions/{submissionId}/file",
      id: "takeSubmission",
      summary: "A unit's report to a review",
      params: z.object({ submissionId: z.uuid() }),
    },
    async ({ services, actor, now, params, query }) => {
      const paper = await readSubmissionPaper(services.db, actor, params.submissionId, now);
      return { data: submissionOf(paper, query, now), name: `${paper.title} - ${paper.unit}` };
    },
  ),
  document(
    "urging_dispatch",
    {
      path: "/programmes/{programmeId}/units/{unitId}/urging-dispatch",
      id: "takeUrgingDispatch",
      summary: "The dispatch that urges a lagging unit: what is late, by how much, when it was reminded",
      params: letterParams,
    },
    async ({ services, actor, now, params, query }) => {
      const paper = await readUrgingPaper(services.db, actor, params, now);
      return { data: urgingDispatchOf(paper, query, now), name: `Công văn đôn đốc - ${paper.unit}` };
    },
  ),
  document(
    "assignment_letter",
    {
      path: "/programmes/{programmeId}/units/{unitId}/assignment-letter",
      id: "takeAssignmentLetter",
      summary: "The letter that gives a unit its tasks of a programme",
      params: letterParams,
    },
    async ({ services, actor, now, params, query }) => {
      const paper = await readAssignmentPaper(services.db, actor, params, now);
      return { data: assignmentLetterOf(paper, query, now), name: `Công văn giao nhiệm vụ - ${paper.unit}` };
    },
  ),
  document(
    "hand_over_record",
    {
      path: "/successions/{successionId}/hand-over-record",
      id: "takeHandOverRecord",
      summary:
        "The hand-over record between two units of a succession; of the first two where none are named",
      params: z.object({ successionId: z.uuid() }),
      query: z.strictObject({ ...letterChoices, from: optionalId, to: optionalId }),
    },
    async ({ services, actor, now, params, query }) => {
      const { from, to, ...choices } = query;
      const units = { successionId: params.successionId, fromUnitId: from, toUnitId: to };
      const paper = await readHandOverPaper(services.db, actor, units, now);
      return {
        data: handOverRecordOf(paper, choices, now),
        name: `Biên bản bàn giao - ${paper.from.unit} - ${paper.to.unit}`,
      };
    },
  ),
  document(
    "bulletin",
    {
      path: "/bulletin",
      id: "takeBulletin",
      summary: "The bulletin of lagging units over the last seven days",
      params: z.object({}),
    },
    async ({ services, actor, now, query }) => {
      const paper = await readBulletinPaper(services.db, actor, now);
      if (paper === null) throw nothingIssued();
      return { data: bulletinOf(paper, query, now), name: `Bản tin đơn vị chậm tiến độ - ${paper.to}` };
    },
  ),
];
