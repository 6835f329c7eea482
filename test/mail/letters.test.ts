/** What each message other than the digest says. */
import { describe, expect, test } from "@jest/globals";
import { assignmentMessage } from "../../mail/assignment.js";
import { committeeDigestMessage } from "../../mail/committee-digest.js";
import { type Decision, decisionMessage } from "../../mail/decision.js";
import { demandMessage } from "../../mail/demand.js";
import { escalationMessage } from "../../mail/escalation.js";
import { requestMessage } from "../../mail/request.js";
import { returnMessage } from "../../mail/return.js";
import { urgingMessage } from "../../mail/urging.js";
import { inputs, listUrl, soon, task } from "./cast.js";

describe("the letter of assignment", () => {
  test("names the programme, counts both duties, and asks to accept by a day", () => {
    const { subject, text } = assignmentMessage(inputs.assignment);
    expect(subject).toBe(
      "[Đôn Đốc] Giao nhiệm vụ theo Chương trình 272-CTr/TU: 2 nhiệm vụ chủ trì, 1 nhiệm vụ phối hợp",
    );
    expect(text).toContain("đã ban hành Chương trình 272-CTr/TU ngày 22/08/2024");
    expect(text).toContain("tiếp nhận, phân công người thực hiện trước ngày 30/11/2026");
    expect(text).toContain("NHIỆM VỤ CHỦ TRÌ (2)");
    expect(text).toContain("NHIỆM VỤ PHỐI HỢP (1)");
  });

  test("to a unit that only co-ordinates asks for nothing", () => {
    const { subject, text } = assignmentMessage({
      ...inputs.assignment,
      leading: [],
      acceptBy: null,
      acknowledgement: null,
    });
    expect(subject).toContain(": 1 nhiệm vụ phối hợp");
    expect(text).not.toMatch(/CHỦ TRÌ \(|tiếp nhận/);
  });

  test("asks the acknowledgement in the same letter, and says that taking on a task is one", () => {
    const { text } = assignmentMessage(inputs.assignment);
    expect(text).toContain("xác nhận đã tiếp nhận trước hết ngày 04/12/2026");
    expect(text).toContain("Đơn vị đã tiếp nhận một nhiệm vụ thì không phải xác nhận riêng.");
    expect(text).toContain("https://dondoc.haugiang.example/tasks/0299");
  });

  test("to a unit that only has to know asks the acknowledgement alone", () => {
    const { subject, text } = assignmentMessage({
      ...inputs.assignment,
      leading: [],
      coordinating: [],
      acceptBy: null,
    });
    expect(subject).toBe("[Đôn Đốc] Tiếp nhận, quán triệt Chương trình 272-CTr/TU");
    expect(text).not.toMatch(/được giao|không phải xác nhận riêng/);
  });

  test("shortens a long instruction between words", () => {
    const { text } = assignmentMessage(inputs.assignment);
    expect(text).toMatch(/Chỉ đạo việc triển khai.*\p{L}…\n/u);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(400);
  });

  test("lists forty tasks and points to the rest", () => {
    const leading = Array.from({ length: 43 }, () => task());
    expect(assignmentMessage({ ...inputs.assignment, leading }).text).toContain(
      `và 3 nhiệm vụ khác: ${listUrl}`,
    );
  });
});

describe("a return", () => {
  test("says who, when, why in their words, and until when it is to be done again", () => {
    const { subject, text } = returnMessage(inputs.return);
    expect(subject).toContain("Trả lại để thực hiện lại III.2: Tập trung lãnh đạo");
    expect(text).toContain("Ngày 23/11/2026, Ban Tuyên giáo Tỉnh ủy đã xem báo cáo hoàn thành");
    expect(text).toContain("báo cáo lại trước 17 giờ ngày 30/11/2026");
    expect(text).toContain(
      "Ý kiến trả lại:\n> Báo cáo chưa có số liệu.\n> Đề nghị bổ sung danh sách chi bộ.",
    );
  });

  test("of a continuous task names no day", () => {
    const { text } = returnMessage({ ...inputs.return, task: { ...soon, dueOn: null } });
    expect(text).toContain("thực hiện lại theo ý kiến kèm theo.");
  });
});

describe("a decision", () => {
  test.each<[Decision, string, string]>([
    [{ kind: "completion_confirmed" }, "Xác nhận hoàn thành III.2", "đã xác nhận đơn vị hoàn thành"],
    [
      { kind: "extension_granted", until: "2026-11-30" },
      "Đồng ý gia hạn III.2",
      "gia hạn nhiệm vụ dưới đây đến ngày 30/11/2026",
    ],
    [
      { kind: "extension_refused", asked: "2026-12-15" },
      "Không đồng ý gia hạn III.2",
      "đến ngày 15/12/2026. Thời hạn ngày 30/11/2026 giữ nguyên.",
    ],
    [
      { kind: "suspended", until: "2027-01-31" },
      "Tạm hoãn III.2",
      "tạm hoãn nhiệm vụ dưới đây đến ngày 31/01/2027",
    ],
    [{ kind: "cancelled" }, "Hủy nhiệm vụ III.2", "đã hủy nhiệm vụ dưới đây"],
  ])("%j", (decision, title, outcome) => {
    const { subject, text } = decisionMessage({ ...inputs.decision, decision });
    expect(subject).toContain(`[Đôn Đốc] ${title}: Tập trung`);
    expect(text).toContain(outcome);
    expect(text).toContain("Ý kiến kèm theo:\n> Lần gia hạn cuối.");
  });

  test("without remarks has no empty quotation", () => {
    expect(decisionMessage({ ...inputs.decision, remarks: null }).text).not.toContain("Ý kiến");
  });
});

describe("a request", () => {
  test.each([
    [
      inputs.request.request,
      "Đề nghị gia hạn III.2",
      "đề nghị gia hạn nhiệm vụ dưới đây đến ngày 15/12/2026",
    ],
    [{ kind: "declination" } as const, "Từ chối nhiệm vụ III.2", "từ chối nhiệm vụ dưới đây"],
  ])("%j", (request, title, words) => {
    const { subject, text } = requestMessage({ ...inputs.request, request });
    expect(subject).toContain(title);
    expect(text).toContain(words);
    expect(text).toContain("Lý do đơn vị nêu:\n> Chờ hướng dẫn của Trung ương.");
  });
});

describe("a demand for explanation", () => {
  test("says how late, when reminded, by when to explain, and what follows", () => {
    const { subject, text } = demandMessage(inputs.demand);
    expect(subject).toContain("Yêu cầu giải trình trước ngày 27/11/2026 về II.1.1-1");
    expect(text).toContain("đã quá hạn 25 ngày làm việc");
    expect(text).toContain("trước 17 giờ ngày 27/11/2026");
    expect(text).toContain("Nhắc việc: Đã nhắc 2 lần: 21/10/2026, 23/10/2026");
    expect(text).toContain("sau đó là Ban Thường vụ Tỉnh ủy");
  });
});

describe("an escalation", () => {
  test("to the Standing Committee says what is late, how late, when reminded, who answers, what was explained", () => {
    const { subject, text } = escalationMessage(inputs.escalation);
    expect(subject).toBe("[Đôn Đốc] Báo cáo chậm thực hiện 2 nhiệm vụ (Huyện ủy Vị Thủy, Huyện ủy Long Mỹ)");
    expect(text).toContain("kính báo cáo Ban Thường vụ Tỉnh ủy 2 nhiệm vụ quá hạn");
    expect(text.indexOf("Quá hạn 31 ngày")).toBeLessThan(text.indexOf("Quá hạn 25 ngày"));
    expect(text).toContain("Đã nhắc 2 lần: 21/10/2026, 23/10/2026.");
    expect(text).toContain("Người chịu trách nhiệm: Đồng chí Ngô Thu Yến, Bí thư Huyện ủy.");
    expect(text).toContain("Giải trình của đơn vị:\n   > Thiếu cán bộ");
    expect(text).toContain("Đơn vị chưa giải trình.");
  });

  test("claims no reminder that was not sent", () => {
    const { text } = escalationMessage({ ...inputs.escalation, tasks: [task({ remindedOn: [] })] });
    expect(text).toContain("Chưa nhắc lần nào.");
    expect(text).not.toMatch(/[Đđ]ã nhắc/);
  });

  test("of one task names it in the subject", () => {
    const { subject } = escalationMessage({ ...inputs.escalation, tasks: [task()] });
    expect(subject).toContain("Báo cáo chậm thực hiện II.1.1-1: Chỉ đạo việc");
    expect(subject).toContain("(Huyện ủy Long Mỹ)");
  });

  test("to the advising board asks it to work with the unit", () => {
    const { text } = escalationMessage({ ...inputs.escalation, level: "advising_board" });
    expect(text).toContain("Đề nghị làm việc với đơn vị chậm.");
    expect(text).not.toContain("Kính trình");
  });

  test("of many reminders names the last four", () => {
    const remindedOn = ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"];
    const { text } = escalationMessage({ ...inputs.escalation, tasks: [task({ remindedOn })] });
    expect(text).toContain(
      "Đã nhắc 5 lần, gần nhất các ngày 02/10/2026, 05/10/2026, 06/10/2026, 07/10/2026.",
    );
  });
});

test("the Standing Committee's weekly list goes by unit, the latest first", () => {
  const { subject, text } = committeeDigestMessage(inputs.committee_digest);
  expect(subject).toBe("[Đôn Đốc] Báo cáo tuần 27/11/2026: 3 nhiệm vụ quá hạn của 2 đơn vị");
  expect(text.indexOf("HUYỆN ỦY VỊ THỦY (1)")).toBeGreaterThan(0);
  expect(text.indexOf("HUYỆN ỦY VỊ THỦY (1)")).toBeLessThan(text.indexOf("HUYỆN ỦY LONG MỸ (2)"));
});

test("urging by hand says who urges, in their words, and by when to answer", () => {
  const { subject, text } = urgingMessage(inputs.urging);
  expect(subject).toContain("Đôn đốc thực hiện II.1.1-1");
  expect(text).toContain("Ngày 23/11/2026, Ban Tuyên giáo Tỉnh ủy đôn đốc Huyện ủy Long Mỹ");
  expect(text).toContain("báo cáo tiến độ trước 17 giờ ngày 26/11/2026.");
  expect(text).toContain("Nội dung đôn đốc:\n> Đề nghị báo cáo ngay.");
  expect(urgingMessage({ ...inputs.urging, words: null, replyBy: null }).text).toContain(
    "báo cáo tiến độ.\n",
  );
});
