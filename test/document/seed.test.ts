/** The first real input, read in full: Chương trình 272-CTr/TU against a person's labels of it. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../document/read/read.js";

const reading = readText(readFileSync(new URL("../../examples/272-CTr-TU.txt", import.meta.url), "utf8"));
const COMMITTEES = ["các cấp ủy"];
const CAUCUS = ["Ban cán sự đảng Ủy ban nhân dân tỉnh"];
const PROVINCE = "Ủy ban nhân dân tỉnh";
const BRANCHES = "các ngành chức năng";

/** Section, first words, lead, those it acts through, those it works with. */
const TASKS: readonly (readonly [string, string, readonly string[], readonly string[], readonly string[]])[] =
  [
    ["II.1.1-1", "Chỉ đạo việc triển khai, phổ biến", COMMITTEES, [], []],
    ["II.1.1-2", "Lãnh đạo, chỉ đạo các ngành chức năng", COMMITTEES, [BRANCHES], []],
    ["II.1.1-3", "Nêu cao trách nhiệm người đứng đầu", COMMITTEES, [], []],
    ["II.1.2-1", "Tăng cường lãnh đạo, chỉ đạo công tác", COMMITTEES, [], []],
    ["II.1.2-2", "Chỉ đạo đổi mới nội dung", COMMITTEES, [], []],
    [
      "II.1.2-3",
      "Phát huy vai trò của Mặt trận Tổ quốc",
      COMMITTEES,
      [],
      [
        "Mặt trận Tổ quốc Việt Nam",
        "các tổ chức chính trị - xã hội",
        "hội quần chúng",
        "các cơ quan báo chí trên địa bàn tỉnh",
      ],
    ],
    ["II.2.1.(1)", "(1) Kịp thời áp dụng", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.1.(2)", "(2) Có giải pháp kịp thời", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.1.(3)", "(3) Có biện pháp phòng ngừa", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.1.(4)", "(4) Tổ chức thực hiện nghiêm", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.2.(1)", "Thực hiện nghiêm việc phân cấp", CAUCUS, [PROVINCE], []],
    ["II.2.2.(2)-1", "Đẩy mạnh cải cách hành chính", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.2.(2)-2", "Chú trọng công tác đánh giá", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.2.(2)-3", "Tăng cường giám sát, quản lý", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.3.(1)", "(1) Kiểm tra, rà soát", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.3.(2)", "(2) Trong định hướng phát triển", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.3.(3)", "(3) Tăng cường công tác thanh tra", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.3.(4)", "(4) Đẩy mạnh nghiên cứu", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.4-1", "Quan tâm nguồn lực ngân sách", CAUCUS, [PROVINCE], []],
    ["II.2.4-2", "Tổ chức thực hiện cơ chế", CAUCUS, [PROVINCE], []],
    ["II.2.5.(1)", "(1) Tăng cường công tác phối hợp", CAUCUS, [PROVINCE, BRANCHES], []],
    ["II.2.5.(2)", "(2) Kịp thời phát hiện, nhân rộng", CAUCUS, [PROVINCE, BRANCHES], []],
    [
      "III.2",
      "Các cấp ủy đảng, chính quyền",
      ["Các cấp ủy đảng", "chính quyền", "Mặt trận Tổ quốc", "các đoàn thể chính trị - xã hội"],
      [],
      [],
    ],
    [
      "III.3",
      "Căn cứ vào Chỉ thị",
      ["Đảng đoàn Hội đồng nhân dân tỉnh", "cấp ủy các đơn vị, địa phương"],
      [],
      [],
    ],
    ["III.4[1]", "Giao Ban cán sự đảng", CAUCUS, [PROVINCE, BRANCHES], []],
    ["III.4[2]", "căn cứ các chỉ tiêu", CAUCUS, [PROVINCE], []],
    ["III.5[1]", "Ban Tuyên giáo Tỉnh ủy tham mưu", ["Ban Tuyên giáo Tỉnh ủy"], [], []],
    [
      "III.5[2]",
      "phối hợp với các cơ quan",
      ["Ban Tuyên giáo Tỉnh ủy"],
      [],
      ["các cơ quan, đơn vị liên quan"],
    ],
  ];

describe("Chương trình 272-CTr/TU", () => {
  test("names its issuer, number, day, kind and what it carries out", () => {
    expect(reading.header).toEqual({
      issuer: "Ban Thường vụ Tỉnh ủy Hậu Giang",
      number: "272-CTr/TU",
      date: "2024-08-22",
      type: "Chương trình",
      title:
        "Thực hiện Chỉ thị số 31-CT/TW ngày 19/3/2024 của Ban Bí thư về tiếp tục tăng cường sự lãnh đạo của Đảng đối với công tác an toàn, vệ sinh lao động trong tình hình mới",
      implements: ["31-CT/TW"],
    });
  });

  test("is signed by the deputy secretary for the Standing Committee and goes to eight recipients", () => {
    expect(reading.signatory).toEqual({
      name: "Trần Văn Huyến",
      position: "Phó Bí thư",
      onBehalfOf: "Ban Thường vụ",
    });
    expect(reading.recipients).toHaveLength(8);
    expect(reading.recipients[6]).toBe("Các huyện, thị, thành ủy và đảng ủy trực thuộc Tỉnh ủy");
  });

  test("gives 28 tasks, each in its section with its lead", () => {
    const read = reading.tasks.map((task, i) => [
      task.section,
      task.text.slice(0, TASKS[i]?.[1].length ?? 20),
      task.lead,
      task.through,
      task.coordinating,
    ]);
    expect(read).toEqual(TASKS);
  });

  test("has one yearly task, one continuous one, and no day anywhere: days of cited documents are none", () => {
    const dated = reading.tasks
      .filter((task) => task.due !== null)
      .map((task) => [task.section, task.due, task.dueText]);
    expect(dated).toEqual([
      ["II.1.2-2", "yearly", "hàng năm"],
      ["II.2.2.(2)-2", "continuous", "thường xuyên"],
    ]);
  });

  test("sets four targets to be reached by the end of 2030", () => {
    expect(
      reading.targets.map(({ section, comparator, value, unit, period, by }) => [
        section,
        comparator,
        value,
        unit,
        period,
        by,
      ]),
    ).toEqual([
      ["I.2-1", "decrease_at_least", 4, "%", "year", "2030-12-31"],
      ["I.2-2", "increase_at_least", 5, "%", "year", "2030-12-31"],
      ["I.2-3", "increase_at_least", 5, "%", "year", "2030-12-31"],
      ["I.2-4", "equal", 100, "%", null, "2030-12-31"],
    ]);
  });

  test("leaves no doubt, and every section stands in one that exists", () => {
    expect(reading.doubts).toEqual([]);
    const paths = new Set(reading.sections.map((section) => section.path));
    expect(paths.size).toBe(reading.sections.length);
    for (const { parent } of reading.sections) expect(parent === null || paths.has(parent)).toBe(true);
    for (const { section } of [...reading.tasks, ...reading.targets]) expect(paths).toContain(section);
  });
});
