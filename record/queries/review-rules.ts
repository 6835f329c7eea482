/** When a programme's reviews are called by themselves. */
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { type ReviewRule, defaultReviewRules } from "../../domain/review-calls.js";
import { programmeNotFound } from "../programme-row.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";
import type { ReviewRulesView } from "./cycle-view.js";

export async function readReviewRules(
  db: Database,
  actor: Actor,
  programmeId: string,
): Promise<ReviewRulesView> {
  demandGeneral(actor, "call_review");
  const programme = isUuid(programmeId)
    ? await db.prisma.programme.findUnique({
        where: { id: programmeId },
        select: { reviews: true, version: true },
      })
    : null;
  if (programme === null) throw programmeNotFound();
  const { reviews, version } = programme;
  return {
    rules: (reviews as ReviewRule[] | null) ?? defaultReviewRules, // written by us alone
    byDefault: reviews === null,
    version,
  };
}
