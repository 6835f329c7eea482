/** The office, the advising board or the Standing Committee demands an explanation before the ladder does. */
import type { Day } from "../../domain/day.js";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { explainBy } from "../../domain/ladder.js";
import { deadline } from "../../domain/lateness.js";
import { defaultPolicy } from "../../domain/policy.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { writeDemand } from "../explanations.js";

/** `dueOn` where it is not the policy's number of working days from today. */
export async function demandExplanation(
  db: Database,
  command: TaskCommand & { readonly dueOn: Day | null },
): Promise<TaskChanged> {
  const { now } = command;
  return changeTask(db, command, "demand_explanation", async (tx, task, calendar) => {
    if (task.clock.dueOn === null || now <= deadline(task.clock.dueOn)) throw notLate();
    if (task.row.explanation_due_on !== null) throw demanded();
    const dueOn = command.dueOn ?? explainBy(task.row.policy ?? defaultPolicy, calendar, dayAt(now));
    await writeDemand(tx, task.row.id, dueOn, now);
    return {
      patch: { explanationDueOn: dueOn, explainedAt: null },
      detail: { dueOn },
      notices: [{ kind: "explanation_demand", audiences: ["unit_focal", "unit_head"], detail: { dueOn } }],
    };
  });
}

function notLate(): DomainError {
  return new DomainError("conflict", {
    vi: "Nhiệm vụ chưa quá hạn nên chưa thể yêu cầu giải trình.",
    en: "The task is not late, so no explanation can be demanded.",
  });
}

function demanded(): DomainError {
  return new DomainError("conflict", {
    vi: "Đã yêu cầu giải trình và đơn vị chưa trả lời. Hãy chờ đến hạn giải trình.",
    en: "An explanation is demanded already and not given yet. Wait until it is due.",
  });
}
