/** What holds for every page in every state, and the particulars of some. */
import { describe, expect, test } from "@jest/globals";
import { todoGroups } from "../../domain/today.js";
import { acts, transitions } from "../../domain/transitions.js";
import { taskPage } from "../../web/pages/task.js";
import { tasksPage } from "../../web/pages/tasks.js";
import { overviewPage } from "../../web/pages/overview.js";
import { draftPage } from "../../web/pages/draft.js";
import { programmePage } from "../../web/pages/programme.js";
import { resources } from "../../web/task/act-forms.js";
import { en } from "../../web/text/en.js";
import { vi } from "../../web/text/vi.js";
import * as cast from "./cast.js";
import * as office from "./office-cast.js";
import * as reviews from "./review-cast.js";
import * as drafts from "./draft-cast.js";
import { pages } from "./pages.js";
import * as time from "./time-cast.js";

const names = Object.keys(pages);

function render(name: string, locale: "vi" | "en" = "vi"): string {
  const page = pages[name];
  if (page === undefined) throw new Error(`there is no page "${name}"`);
  return page(locale);
}

describe.each(names)("%s", (name) => {
  test("is a whole document in the language asked for", () => {
    expect(render(name, "vi")).toMatch(/^<!doctype html>\n<html class="govuk-template" lang="vi">/);
    expect(render(name, "en")).toContain('lang="en"');
    expect(render(name).match(/<h1[ >]/g)).toHaveLength(1);
    expect(render(name)).not.toMatch(/undefined|\[object|NaN|null</);
  });

  test("has no inline script, style or handler, and takes nothing from elsewhere", () => {
    for (const locale of ["vi", "en"] as const) {
      const html = render(name, locale);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\//);
    }
  });

  test("is written in composed letters (NFC)", () => {
    expect(render(name)).toBe(render(name).normalize("NFC"));
  });

  test("gives each id once, and every label, description and anchor its target", () => {
    const html = render(name);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const pointers = [
      ...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"|\shref="#([^"]+)"/g),
    ];
    for (const [, listed, anchor] of pointers) {
      for (const id of (listed ?? anchor ?? "").split(" ")) expect(ids).toContain(id);
    }
  });

  test("says nothing in Vietnamese on its English page but data", () => {
    const visible = textIn(render(name, "en"));
    const words = vietnamesePhrases.filter((phrase) => visible.includes(phrase));
    expect(words).toEqual([]);
  });
});

/** Phrases of the Vietnamese catalogue that could not be told from data are left out: they occur in the invented tasks. */
const vietnamesePhrases = phrasesOf(vi).filter((phrase) => {
  const data = JSON.stringify([
    cast.ownTasks,
    cast.detail(),
    cast.overview,
    cast.issued,
    cast.draft,
    cast.units,
    cast.ledger,
    time.days,
    time.faulty,
    reviews.detail,
    reviews.unitReport,
    reviews.figure,
    drafts.open,
    drafts.workbook,
    drafts.reReading,
    office.inbox,
  ]);
  return /\P{ASCII}/u.test(phrase) && !data.includes(phrase) && !phrasesOf(en).includes(phrase);
});

function phrasesOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value: unknown) => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? phrasesOf(value) : [];
  });
}

function textIn(html: string): string {
  const names = [...html.matchAll(/aria-label="([^"]*)"|<title>([^<]*)/g)].map(([whole]) => whole).join(" ");
  return names + html.replace(/<button[^>]*lang="vi"[\s\S]*?<\/button>/, "").replace(/<[^>]+>/g, " ");
}

describe("the catalogue", () => {
  test("is composed (NFC) in both languages", () => {
    for (const phrase of [...phrasesOf(vi), ...phrasesOf(en)]) expect(phrase).toBe(phrase.normalize("NFC"));
  });

  test("has a word for the event of each act, and a form for each", () => {
    for (const act of acts) expect(Object.keys(vi.events)).toContain(transitions[act].event);
    expect(new Set(Object.keys(resources))).toEqual(new Set(acts));
  });
});

const hostile = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`;
const harmless = "&lt;script>alert(1)";

describe("hostile words in the data stay words", () => {
  test("in a task", () => {
    const html = taskPage(
      cast.contextOf(cast.officer, {
        path: `/x"><script>`,
        unitName: hostile,
        notice: { kind: "error", text: hostile },
      }),
      {
        task: cast.detail({
          text: hostile,
          product: hostile,
          dueText: hostile,
          source: {
            headings: [{ path: "I", heading: hostile }],
            before: hostile,
            passage: hostile,
            after: hostile,
          },
          reports: [cast.report({ text: hostile, remarks: hostile, evidence: [evidence(hostile)] })],
        }),
        ledger: cast.ledger,
        journal: [
          {
            number: 1,
            kind: hostile,
            at: cast.now,
            actor: { id: "x", name: hostile, position: null },
            actorUnit: null,
            detail: { reason: hostile },
            hash: "",
          },
        ],
        idempotencyKey: hostile,
        evidenceLimitMb: 25,
        form: {
          act: "report_progress",
          values: { text: `</textarea>${hostile}`, progress: hostile },
          errors: { progress: { vi: hostile, en: hostile } },
        },
      },
    );
    expectHarmless(html);
  });

  test("in lists, the overview and a programme", () => {
    const tasks = [cast.summary({ text: hostile, section: hostile, period: hostile })];
    expectHarmless(
      tasksPage(cast.contextOf(cast.clerk), {
        scope: "all",
        tasks,
        counts: cast.counts,
        filter: {
          todo: null,
          section: null,
          view: "list",
          month: null,
          state: null,
          lateness: null,
          unit: null,
          programme: hostile,
          dueFrom: hostile,
          dueTo: hostile,
          q: hostile,
          cursor: null,
          units: [],
          programmes: [],
        },
        nextCursor: hostile,
      }),
    );
    const [first] = cast.overview.escalated;
    expectHarmless(
      overviewPage(cast.contextOf(cast.member), {
        ...cast.overview,
        escalated: first === undefined ? [] : [{ ...first, text: hostile, explanation: hostile }],
      }),
    );
    const [row] = drafts.rows;
    const hostileRow = row && { ...row, text: hostile, section: hostile, cell: hostile, product: hostile };
    expectHarmless(
      draftPage(
        cast.contextOf(cast.clerk),
        drafts.view(
          {
            ...drafts.open,
            ...{ title: hostile, fileName: hostile, tasks: hostileRow === undefined ? [] : [hostileRow] },
            document: [[{ text: hostile, ids: ["row-1"], begins: ["row-1"] }]],
            names: drafts.open.names.map((name) => ({ ...name, name: hostile })),
          },
          hostileRow,
        ),
      ),
    );
    expectHarmless(
      programmePage(cast.contextOf(cast.clerk), {
        ...cast.draft,
        title: hostile,
        doubts: [{ passage: hostile, reason: hostile }],
      }),
    );
  });

  function evidence(fileName: string) {
    return { id: "../x", fileName, mediaType: "text/html", size: 1, sha256: "" };
  }

  function expectHarmless(html: string) {
    expect(html).toContain(harmless);
    expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/[\w-]+\.js"><\/script>)|<img|"><img/);
  }
});

describe("a task's page", () => {
  test("offers a form for each act that is permitted, with a fresh key and the version it saw", () => {
    const html = render("task-overdue");
    for (const resource of ["completion", "progress-reports", "extension-requests", "explanations"]) {
      expect(html).toContain(`action="/tasks/task-1/${resource}"`);
    }
    expect(html).not.toContain("/confirmation");
    expect(html.match(/name="idempotencyKey" value="0192-key"/g)).toHaveLength(4);
    expect(html.match(/name="version" value="7"/g)).toHaveLength(4);
    expect(html).toContain('enctype="multipart/form-data"');
  });

  test("has one primary button, that of the act asked now", () => {
    const primary = (name: string) =>
      [...render(name).matchAll(/<button type="submit" class="govuk-button"[^>]*>([^<]+)/g)].map(
        ([, words]) => words,
      );
    expect(primary("task-accept")).toEqual(["Tiếp nhận nhiệm vụ"]);
    expect(primary("task-overdue")).toEqual(["Gửi báo cáo hoàn thành"]);
    expect(primary("task-explain")).toEqual(["Gửi giải trình"]);
    expect(primary("task-review")).toEqual(["Xác nhận hoàn thành"]);
    expect(primary("task-extension")).toEqual(["Ghi quyết định"]);
    expect(primary("task-completed")).toEqual([]);
  });

  test("keeps what was typed, and says what to do beside the field and on top", () => {
    const html = taskPage(cast.contextOf(cast.officer), {
      task: cast.detail(),
      ledger: cast.ledger,
      journal: [],
      idempotencyKey: "key",
      evidenceLimitMb: 25,
      form: {
        act: "request_extension",
        values: { dueOn: "2026-11-01", reason: "Mưa bão kéo dài." },
        errors: {
          dueOn: { vi: "Ngày xin gia hạn phải sau thời hạn hiện hành.", en: "Later." },
          "": { vi: "Chung.", en: "All." },
        },
      },
    });
    expect(html).toContain("<title>Lỗi: ");
    expect(html).toContain(
      '<a href="#request_extension-dueOn">Ngày xin gia hạn phải sau thời hạn hiện hành.</a>',
    );
    expect(html).toContain("<li>Chung.</li>");
    expect(html).toMatch(/id="request_extension-dueOn-error"/);
    expect(html).toContain('value="2026-11-01"');
    expect(html).toContain("Mưa bão kéo dài.</textarea>");
    expect(html).toMatch(/<details class="govuk-details dd-act" open>.*Xin gia hạn/s);
  });

  test("gives a form back even where the act has meanwhile ceased to be permitted", () => {
    const html = taskPage(cast.contextOf(cast.officer), {
      task: cast.detail({ state: "awaiting_review", allowedActions: [] }),
      ledger: cast.ledger,
      journal: [],
      idempotencyKey: "key",
      evidenceLimitMb: 25,
      form: { act: "report_progress", values: { text: "Công sức của một buổi sáng." }, errors: {} },
    });
    expect(html).toContain("Công sức của một buổi sáng.</textarea>");
  });

  test("offers for choice only what may be chosen", () => {
    const html = render("task-choosing");
    const options = (id: string) => {
      const [, inside = ""] = new RegExp(`id="${id}".*?>(.*?)</select>`, "s").exec(html) ?? [];
      return [...inside.matchAll(/value="([^"]*)"/g)].map(([, value]) => value);
    };
    const boxes = (list: string) =>
      [...html.matchAll(new RegExp(`name="${list}\\.([^"]+)"`, "g"))].map(([, id]) => id);
    const { labour, health, union, ...others } = cast.units;
    const ids = (units: readonly { readonly id: string }[]) => units.map((unit) => unit.id);
    expect(options("reassign-leadUnitId")).toEqual(
      ids(Object.values(cast.units).filter((unit) => unit !== labour)),
    );
    expect(boxes("remove")).toEqual(ids([health, union]));
    expect(boxes("add")).toEqual(ids(Object.values(others)));
    expect(boxes("part")).toEqual(ids(cast.choices.below));
    expect(options("name_focal_officer-personId")).toEqual(["lan", "hung"]);
    // Who works on it now is chosen already.
    expect(html).toMatch(/value="lan" selected/);
  });

  test("offers no act of which nothing can be chosen", () => {
    const html = taskPage(cast.contextOf(cast.officer), {
      task: cast.detail({ allowedActions: ["split", "name_focal_officer"] }),
      journal: [],
      idempotencyKey: "key",
      evidenceLimitMb: 25,
      choices: { ...cast.choices, below: [] },
      ledger: cast.noLedger,
    });
    expect(html).not.toContain("/parts");
    expect(html).toContain("/focal-officer");
  });

  test("keeps the boxes that were ticked, and leads from the summary to the field of the one unit", () => {
    const html = render("task-split-failed");
    expect(html).toMatch(/name="part.unit-HH" type="checkbox" value="yes" checked/);
    expect(html).not.toMatch(/name="part.unit-TB" type="checkbox" value="yes" checked/);
    expect(html).toContain("Rà soát 12 cơ sở</textarea>");
    expect(html).toContain('href="#split-dueOn.unit-TB"');
    expect(html).toContain('id="split-dueOn.unit-TB-error"');
    expect(html).toContain('href="#split-parts"');
    // What holds a value or an error is open.
    expect(html.match(/<details class="govuk-details dd-part" open>/g)).toHaveLength(2);
  });

  test("asks a day of the rework only of dated tasks", () => {
    const returning = { state: "awaiting_review", allowedActions: ["confirm", "return"] } as const;
    const page = (dueOn: string | null) =>
      taskPage(cast.contextOf(cast.reviewer), {
        task: cast.detail({ ...returning, dueOn }),
        ledger: cast.ledger,
        journal: [],
        idempotencyKey: "key",
        evidenceLimitMb: 25,
      });
    expect(page("2026-11-16")).toContain('id="return-dueOn"');
    expect(page(null)).not.toContain('id="return-dueOn"');
  });

  test("shows the first due date beside the one in force, and the days late", () => {
    const visible = textIn(render("task-overdue")).replace(/\s+/g, " ");
    expect(visible).toContain("Thời hạn hiện hành 16/11/2026 Quá 6 ngày làm việc");
    expect(visible).toContain("Thời hạn ban đầu 30/10/2026");
  });

  test("changes language at its own address, also when it comes back from a form", () => {
    expect(render("task-failed")).toContain('name="returnTo" value="/tasks/task-1"');
    expect(render("sign-in-failed")).toContain('name="returnTo" value="/sign-in?returnTo=%2Ftasks%2Ftask-1"');
  });

  test("tells the history in words, with the decision and the files", () => {
    const entry = (number: number, kind: string, detail: Record<string, unknown>) =>
      ({ number, kind, at: cast.now, actor: null, actorUnit: null, detail, hash: "" }) as const;
    const html = taskPage(cast.contextOf(cast.clerk), {
      task: cast.detail(),
      ledger: cast.ledger,
      journal: [
        entry(1, "rung_carried_out", {
          rung: "overdue+3",
          kind: "explanation_demand",
          superseded: 0,
          dueOn: "2026-11-25",
        }),
        entry(2, "extension_decided", { decision: "refuse", dueOn: null, remarks: "Không đủ căn cứ." }),
        entry(3, "completion_reported", {
          reportId: "x",
          evidence: [{ fileName: "kl-118.pdf", sha256: "0" }],
        }),
        entry(4, "something_new", {}),
      ],
      idempotencyKey: "key",
      evidenceLimitMb: 25,
    });
    const words = [
      "Yêu cầu giải trình",
      "Hạn 25/11/2026",
      "Không đồng ý",
      "Không đủ căn cứ.",
      "Minh chứng: kl-118.pdf",
    ];
    for (const each of [...words, "Sự kiện khác: something_new"]) expect(html).toContain(each);
  });

  test("links evidence without trusting its name", () => {
    expect(render("task-review")).toContain('href="/tasks/task-1/evidence/evidence-1"');
  });
});

describe("a unit's list", () => {
  test("groups what is to be done, most urgent first, each with its one button", () => {
    const html = render("today");
    const groups = [...html.matchAll(/id="to-do-([a-z_]+)"/g)].map(([, name]) => name);
    expect(groups).toEqual([...todoGroups]);
    expect(html.match(/dd-todo__button/g)).toHaveLength(todoGroups.length);
    expect(html).toContain('href="/tasks/todo-contribute#contribute-text"');
    expect(html).toContain('href="/submissions/todo-submission"');
  });

  test("of a group with more than is shown leads to all of it", () => {
    const html = render("today");
    expect(html).toContain('href="/tasks?scope=own&amp;todo=overdue"');
    expect(html).not.toContain("todo=returned");
  });

  test("keeps the filter from page to page", () => {
    const html = render("tasks-filtered");
    expect(html).toContain('href="/tasks?scope=all&amp;lateness=overdue&amp;q=ki%E1%BB%83m+tra"');
  });
});

test("each figure of the overview leads to the tasks it counts", () => {
  const html = render("overview");
  for (const query of [
    "lateness=on_time",
    "lateness=late",
    "lateness=in_time",
    "lateness=overdue",
    "state=assigned",
  ]) {
    expect(html).toContain(`href="/tasks?scope=all&amp;${query}"`);
  }
  expect(html).toContain('href="/tasks?scope=all&amp;lateness=overdue&amp;unit=unit-SLDTBXH"');
});

describe("the navigation follows the role", () => {
  const linksOf = (name: string) =>
    [...render(name).matchAll(/class="dd-navigation__link" href="([^"]+)"/g)].map(([, href]) => href);

  test("the office and the Standing Committee see all", () => {
    const all = [
      "/inbox",
      "/overview",
      "/tasks?scope=own",
      "/tasks?scope=all",
      "/programmes",
      "/cycles",
      "/calendar",
    ];
    expect(linksOf("overview")).toEqual([...all, "/successions"]);
    expect(linksOf("tasks-all")).toEqual([
      ...all.toSpliced(2, 0, "/today"),
      ...["/mails", "/successions", "/templates", "/webhooks"],
    ]);
  });

  test("a unit's officer sees the unit's tasks and the programmes", () => {
    expect(linksOf("tasks-own")).toEqual([
      "/today",
      "/tasks?scope=own",
      "/programmes",
      "/cycles",
      "/calendar",
    ]);
  });

  test("who has not signed in sees none", () => {
    expect(linksOf("sign-in")).toEqual([]);
  });
});
