/** Lines that say something of the items before them: who leads, who takes part, by when, what exactly. */
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../document/read/read.js";

const HEAD =
  "ỦY BAN NHÂN DÂN\nTỈNH AN KHÊ\nSố: 12/KH-UBND\nAn Khê, ngày 15 tháng 3 năm 2025\nKẾ HOẠCH\nTriển khai thi hành Luật Việc làm\n";
const read = (body: string) =>
  readText(`${HEAD}${body}`).tasks.map(({ section, text, lead, coordinating, due }) => ({
    section,
    text,
    lead,
    coordinating,
    due,
  }));

describe("a heading with labelled dashes below it", () => {
  test("is the task: its dashes say who and when, and what exactly", () => {
    expect(
      read(
        "II. NỘI DUNG\n1. Rà soát văn bản quy phạm pháp luật\n- Nội dung: rà soát các văn bản thuộc thẩm quyền.\n- Cơ quan chủ trì: Sở Tư pháp.\n- Cơ quan phối hợp: các sở, ngành; Ủy ban nhân dân các xã, phường.\n- Thời hạn ban hành: trước ngày 31/12/2025.\n2. Tổ chức tập huấn\n- Cơ quan thực hiện: Sở Nội vụ.",
      ),
    ).toEqual([
      {
        section: "II.1",
        text: "Rà soát văn bản quy phạm pháp luật",
        lead: ["Sở Tư pháp"],
        coordinating: ["các sở, ngành", "Ủy ban nhân dân các xã, phường"],
        due: "2025-12-31",
      },
      { section: "II.2", text: "Tổ chức tập huấn", lead: ["Sở Nội vụ"], coordinating: [], due: null },
    ]);
  });

  test("keeps the sub-items that order something of their own", () => {
    expect(
      read(
        "II. NỘI DUNG\n1. Rà soát văn bản\n- Cơ quan chủ trì: Sở Tư pháp.\n- Thời gian thực hiện:\n+ Các sở, ngành gửi kết quả rà soát trước ngày 15/5/2025.\n+ Sở Tư pháp tổng hợp kết quả trước ngày 30/5/2025.",
      ).map(({ lead, due }) => [lead, due]),
    ).toEqual([
      [["Các sở, ngành"], "2025-05-15"],
      [["Sở Tư pháp"], "2025-05-30"],
    ]);
  });
});

describe("lettered items that label their neighbours", () => {
  test("say who and when of the item “Nhiệm vụ”, and of each dash in it", () => {
    expect(
      read(
        "II. NHIỆM VỤ\n1. Về dữ liệu\na) Nhiệm vụ:\n- Số hóa hồ sơ của đơn vị.\n- Phối hợp với Bộ Công an đồng bộ dữ liệu.\nb) Cơ quan thực hiện:\n- Đơn vị chủ trì: Các sở, ngành.\n- Đơn vị phối hợp: Sở Khoa học và Công nghệ.\nc) Thời gian thực hiện: Hoàn thành trong năm 2025.\n2. Về nhân lực\na) Nhiệm vụ: Xây dựng chương trình đào tạo.\nb) Đơn vị chủ trì tham mưu thực hiện: Sở Nội vụ.\nc) Thời gian thực hiện: Thường xuyên.",
      ),
    ).toEqual([
      {
        section: "II.1.a-1",
        text: "Số hóa hồ sơ của đơn vị.",
        lead: ["Các sở, ngành"],
        coordinating: ["Sở Khoa học và Công nghệ"],
        due: "2025-12-31",
      },
      {
        section: "II.1.a-2",
        text: "Phối hợp với Bộ Công an đồng bộ dữ liệu.",
        lead: ["Các sở, ngành"],
        coordinating: ["Sở Khoa học và Công nghệ", "Bộ Công an"],
        due: "2025-12-31",
      },
      {
        section: "II.2.a",
        text: "Xây dựng chương trình đào tạo.",
        lead: ["Sở Nội vụ"],
        coordinating: [],
        due: "continuous",
      },
    ]);
  });

  test("may leave the names to the lines below", () => {
    expect(
      read(
        "II. NHIỆM VỤ\n1. Tổ chức hội nghị quán triệt\n- Cơ quan chủ trì:\n+ Sở Nội vụ.\n+ Sở Tư pháp.\n- Thời gian thực hiện: Quý II/2025.",
      ),
    ).toEqual([
      {
        section: "II.1",
        text: "Tổ chức hội nghị quán triệt",
        lead: ["Sở Nội vụ", "Sở Tư pháp"],
        coordinating: [],
        due: "2025-06-30",
      },
    ]);
  });
});

test("the year in the name of a law is no deadline", () => {
  expect(
    read(
      "II. NỘI DUNG\n1. Xây dựng Nghị định\n- Thời hạn ban hành: Theo tiến độ của Luật An ninh mạng 2025.",
    )[0]?.due,
  ).toBeNull();
});

describe("the value of a label", () => {
  const lead = (value: string): readonly string[] | undefined =>
    read(`II. NỘI DUNG\n1. Rà soát văn bản\n- Cơ quan thực hiện: ${value}`)[0]?.lead;

  test.each<[string, string[]]>([
    [
      "Sở Tư pháp tiến hành rà soát các văn bản thuộc phạm vi quản lý của tỉnh và báo cáo kết quả.",
      ["Sở Tư pháp"],
    ],
    [
      "Sở Nội vụ, các sở, ngành trong phạm vi chức năng của mình và các cơ quan, tổ chức khác có liên quan.",
      ["Sở Nội vụ", "các sở, ngành", "các cơ quan, tổ chức khác có liên quan"],
    ],
    ["Các sở, ngành có liên quan theo chức năng, nhiệm vụ được giao.", ["Các sở, ngành có liên quan"]],
    [
      "Sở Nội vụ và các cơ quan báo chí, phát thanh, truyền hình khác.",
      ["Sở Nội vụ", "các cơ quan báo chí, phát thanh, truyền hình khác"],
    ],
  ])("%s gives the names and nothing they do", (value, names) => {
    expect(lead(value)).toEqual(names);
  });

  test("below “+” items speaks of the dash that holds them", () => {
    expect(
      read(
        "II. NỘI DUNG\n1. Hỗ trợ thi hành\n- Các nội dung hỗ trợ bao gồm:\n+ Hướng dẫn áp dụng văn bản mới;\n+ Tổ chức tiếp nhận kiến nghị.\n- Cơ quan thực hiện: Sở Tư pháp.",
      ).map((task) => task.lead),
    ).toEqual([["Sở Tư pháp"], ["Sở Tư pháp"]]);
  });
});
