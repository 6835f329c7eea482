/** What could not be done, and what to do next: for every error that has no form to go back to. */
import type { Message } from "../../domain/errors.js";
import { type PageContext, renderPage } from "../page.js";
import { say, textOf } from "../text/catalogue.js";

export interface ProblemView {
  readonly status: number;
  /** In the language of the page. */
  readonly title: string;
  readonly message: Message;
  /** The name of the field it concerns. */
  readonly field?: string;
}

/** Loading again may help: somebody else was quicker, or a part of the system is down. */
const passing = new Set([409, 412, 429, 500, 502, 503, 504]);

export function problemPage(context: PageContext, problem: ProblemView): string {
  const text = textOf(context.locale);
  const body = (
    <div class="dd-narrow" data-problem="">
      <p class="govuk-caption-l">{text.problem.code(problem.status)}</p>
      <h1 class="govuk-heading-l">{problem.title}</h1>
      <p class="govuk-body">{say(problem.message, context.locale)}</p>
      {problem.field !== undefined && (
        <p class="govuk-body">
          {text.problem.field}: <code>{problem.field}</code>
        </p>
      )}
      {problem.status === 412 && <p class="govuk-body">{text.help.stale}</p>}
      {passing.has(problem.status) && <p class="govuk-body">{text.problem.keep}</p>}
      <ul class="govuk-list">
        {passing.has(problem.status) && (
          <li>
            <a class="govuk-link" href={context.path}>
              {text.problem.again}
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href={problem.status === 401 ? "/sign-in" : "/"}>
            {problem.status === 401 ? text.problem.signIn : text.app.home}
          </a>
        </li>
      </ul>
    </div>
  );
  return renderPage(context, { title: problem.title, still: true, body });
}
