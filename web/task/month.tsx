/** Due dates on the days of a month: a grid, and on a phone a list of the days that have something. */
import type { JSX } from "preact";
import { addDays, dayAt, endOfMonth, weekday } from "../../domain/day.js";
import type { TaskMonth } from "../../record/queries/task-month-view.js";
import { classes } from "../components/classes.js";
import { latenessShape } from "../components/state-tag.js";
import { Shape } from "../components/shape.js";
import { excerpt } from "../format.js";
import { type TaskQuery, taskLink, tasksLink } from "../links.js";
import { type Locale, capitalised, textOf } from "../text/catalogue.js";

interface Props {
  readonly month: TaskMonth;
  readonly asked: TaskQuery;
  readonly locale: Locale;
  readonly now: Date;
}

type MonthDay = TaskMonth["days"][number];

export function Month({ month, asked, locale, now }: Props): JSX.Element {
  const words = textOf(locale).unit.views;
  const name = words.month(Number(month.month.slice(5)), month.month.slice(0, 4));
  const due = month.days.reduce((sum, day) => sum + day.total, 0);
  const today = dayAt(now);
  return (
    <section aria-labelledby="month">
      <h2 class="govuk-heading-m" id="month">
        {name}
      </h2>
      <Turns month={month.month} present={today.slice(0, 7)} asked={asked} locale={locale} />
      <p class="govuk-body">{due === 0 ? words.none : words.due(due)}</p>
      <table class="dd-month" role="table" aria-labelledby="month">
        <thead class="dd-month__head" role="rowgroup">
          <tr role="row">
            {textOf(locale)
              .time.calendar.weekday.map(capitalised)
              .map((each) => (
                <th key={each} scope="col" role="columnheader">
                  {each}
                </th>
              ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {weeksOf(month.days).map((week, index) => (
            <tr
              key={index}
              role="row"
              class={
                week.every((day) => day === null || isEmpty(day, today)) ? "dd-month__week--empty" : undefined
              }
            >
              {week.map((day, at) =>
                day === null ? (
                  <td key={at} role="cell" class="dd-month__day dd-month__day--none" />
                ) : (
                  <Cell key={at} day={day} today={today} asked={asked} locale={locale} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A day that has nothing to say is left out of the list; so is a week of such days. */
function isEmpty(day: MonthDay, today: string): boolean {
  return day.total === 0 && day.declared === null && day.date !== today;
}

/** From Monday to Sunday; null where the day is another month's. */
function weeksOf(days: readonly MonthDay[]): (MonthDay | null)[][] {
  const before = days[0] === undefined ? 0 : weekday(days[0].date) - 1;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, index) =>
    cells.slice(7 * index, 7 * index + 7),
  );
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)]);
}

function Turns(props: {
  readonly month: string;
  readonly present: string;
  readonly asked: TaskQuery;
  readonly locale: Locale;
}): JSX.Element {
  const { month, present, asked, locale } = props;
  const words = textOf(locale).unit.views;
  const first = `${month}-01`;
  const turns = [
    { name: words.previous, to: addDays(first, -1).slice(0, 7) },
    ...(month === present ? [] : [{ name: words.present, to: present }]),
    { name: words.next, to: addDays(endOfMonth(first), 1).slice(0, 7) },
  ];
  return (
    <p class="govuk-body dd-month__turns">
      {turns.map(({ name, to }) => (
        <a
          key={name}
          class="govuk-link"
          href={tasksLink({ ...asked, view: "calendar", month: to, cursor: null })}
        >
          {name}
        </a>
      ))}
    </p>
  );
}

interface CellProps {
  readonly day: MonthDay;
  readonly today: string;
  readonly asked: TaskQuery;
  readonly locale: Locale;
}

function Cell({ day, today, asked, locale }: CellProps): JSX.Element {
  const text = textOf(locale);
  const words = text.unit.views;
  const note = day.declared === null ? (day.working ? null : words.dayOff) : words.kinds[day.declared.kind];
  return (
    <td
      role="cell"
      class={classes(
        "dd-month__day",
        !day.working && "dd-month__day--off",
        day.date === today && "dd-month__day--today",
        isEmpty(day, today) && "dd-month__day--empty",
      )}
    >
      <p class="dd-month__date">
        <time dateTime={day.date}>{String(Number(day.date.slice(8)))}</time>
        <span class="dd-month__weekday">
          {capitalised(text.time.calendar.weekday[weekday(day.date) - 1] ?? "")}
        </span>
        {day.date === today && <strong>{words.today}</strong>}
        {note !== null && (
          <span class="dd-month__note">
            {note}
            {day.declared !== null && `: ${day.declared.name}`}
          </span>
        )}
      </p>
      {day.total > 0 && (
        <ul class="dd-month__tasks">
          {day.tasks.map((task) => (
            <li key={task.id}>
              <a class="govuk-link govuk-link--no-visited-state" href={taskLink(task.id)}>
                <Shape name={latenessShape(task.lateness)} />{" "}
                <span class="govuk-visually-hidden">{text.lateness[task.lateness]}: </span>
                {excerpt(task.text, 60)}
              </a>
            </li>
          ))}
          {day.total > day.tasks.length && (
            <li>
              <a
                class="govuk-link"
                href={tasksLink({
                  ...asked,
                  view: "list",
                  month: null,
                  cursor: null,
                  dueFrom: day.date,
                  dueTo: day.date,
                })}
              >
                {words.more(day.total)}
              </a>
            </li>
          )}
        </ul>
      )}
    </td>
  );
}
