/** Who leads, who works with whom, and through whom: the ways in which directives say it. */
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../document/read/read.js";

const HEAD =
  "TỈNH ỦY AN KHÊ\n*\nSố 12-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Khê, ngày 15 tháng 3 năm 2025\nKẾ HOẠCH\nchăm sóc sức khỏe người lao động\n-----\n";
const read = (body: string) => readText(`${HEAD}${body}`);
const first = (body: string) => {
  const task = read(body).tasks[0];
  return { lead: task?.lead, coordinating: task?.coordinating, through: task?.through };
};

describe("the lead", () => {
  test.each<[string, string, string[]]>([
    [
      "is the subject",
      "1. Ban Tuyên giáo Tỉnh ủy tham mưu Ban Thường vụ Tỉnh ủy lãnh đạo công tác tuyên truyền.",
      ["Ban Tuyên giáo Tỉnh ủy"],
    ],
    ["is whom “Giao” names", "1. Giao Sở Y tế xây dựng kế hoạch.", ["Sở Y tế"]],
    [
      "is whom “đề nghị” names behind a preamble",
      "1. Căn cứ chức năng, nhiệm vụ, đề nghị Đảng đoàn Hội đồng nhân dân tỉnh tăng cường giám sát.",
      ["Đảng đoàn Hội đồng nhân dân tỉnh"],
    ],
    [
      "is who is asked, not who asks",
      "1. Ủy ban nhân dân tỉnh yêu cầu Sở Y tế kiểm tra các cơ sở.",
      ["Sở Y tế"],
    ],
    [
      "may be several",
      "1. Các cấp ủy đảng, chính quyền, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội tập trung thực hiện tốt công tác này.",
      ["Các cấp ủy đảng", "chính quyền", "Mặt trận Tổ quốc", "các đoàn thể chính trị - xã hội"],
    ],
    [
      "with “và” in its name is one body",
      "1. Bộ Nông nghiệp và Môi trường rà soát quy hoạch.",
      ["Bộ Nông nghiệp và Môi trường"],
    ],
    [
      "with a comma in its name is one body",
      "1. Sở Văn hóa, Thể thao và Du lịch tổ chức tuyên truyền.",
      ["Sở Văn hóa, Thể thao và Du lịch"],
    ],
    [
      "said once for two ministries is two",
      "1. Các Bộ: Công Thương, Giao thông vận tải rà soát quy hoạch.",
      ["Bộ Công Thương", "Bộ Giao thông vận tải"],
    ],
    [
      "of a group is one name",
      "1. Ủy ban nhân dân các huyện, thị xã, thành phố xây dựng kế hoạch.",
      ["Ủy ban nhân dân các huyện, thị xã, thành phố"],
    ],
    ["stands before a colon", "1. Sở Y tế: Chủ trì xây dựng kế hoạch.", ["Sở Y tế"]],
    ["may close the item", "1. Phát triển mạng lưới y tế cơ sở. Sở Y tế chủ trì thực hiện.", ["Sở Y tế"]],
    [
      "is found with either place of the tone mark",
      "1. Uỷ ban nhân dân tỉnh xây dựng kế hoạch.",
      ["Uỷ ban nhân dân tỉnh"],
    ],
  ])("%s", (_, item, lead) => {
    expect(first(`I. NHIỆM VỤ\n${item}`).lead).toEqual(lead);
  });

  test("of a heading that is a body holds for all below it, and the chain says through whom", () => {
    const reading = read(
      "I. NHIỆM VỤ\n1. Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo Ủy ban nhân dân tỉnh thực hiện tốt các nhiệm vụ quản lý nhà nước\n1.1. Hoàn thiện chính sách\nChỉ đạo các ngành chức năng:\n- Rà soát chính sách.\n- Kiểm tra các cơ sở.",
    );
    expect(reading.tasks.map((task) => [task.section, task.lead, task.through])).toEqual([
      ["I.1.1-1", ["Ban cán sự đảng Ủy ban nhân dân tỉnh"], ["Ủy ban nhân dân tỉnh", "các ngành chức năng"]],
      ["I.1.1-2", ["Ban cán sự đảng Ủy ban nhân dân tỉnh"], ["Ủy ban nhân dân tỉnh", "các ngành chức năng"]],
    ]);
  });

  test("of a heading in the genitive holds as well: “sự lãnh đạo của các cấp ủy”", () => {
    expect(
      first(
        "I. NHIỆM VỤ\n1. Tăng cường sự lãnh đạo, chỉ đạo của các cấp ủy trong công tác tuyên truyền\n- Tổ chức quán triệt Chỉ thị.",
      ).lead,
    ).toEqual(["các cấp ủy"]);
  });

  test("of a trailing line holds for the whole run of dashes before it", () => {
    const reading = read(
      "I. NHIỆM VỤ\n1. Phát triển công nghiệp\n- Tham mưu xây dựng chính sách.\n- Phối hợp với Sở Nội vụ đào tạo nhân lực.\nĐơn vị chủ trì: Phòng Quản lý Công nghiệp; Đơn vị phối hợp: Phòng Quản lý Năng lượng, Văn phòng Sở.",
    );
    expect(reading.tasks.map((task) => [task.lead, task.coordinating])).toEqual([
      [["Phòng Quản lý Công nghiệp"], ["Phòng Quản lý Năng lượng", "Văn phòng Sở"]],
      [["Phòng Quản lý Công nghiệp"], ["Sở Nội vụ", "Phòng Quản lý Năng lượng", "Văn phòng Sở"]],
    ]);
  });

  test("that the document does not name is asked of a person", () => {
    const reading = read("I. NHIỆM VỤ\n1. Đẩy mạnh cải cách hành chính.");
    expect(reading.tasks[0]?.lead).toEqual([]);
    expect(reading.doubts.map((doubt) => doubt.reason)).toEqual([expect.stringMatching(/đơn vị chủ trì/u)]);
  });
});

describe("co-ordinating bodies", () => {
  test.each<[string, string[], string[]]>([
    [
      "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh và các cơ quan liên quan kiểm tra các cơ sở.",
      ["Sở Y tế"],
      ["Sở Tài chính", "Công an tỉnh", "các cơ quan liên quan"],
    ],
    [
      "1. Giao Bộ Công Thương chủ trì, phối hợp với các Bộ: Tài chính, Xây dựng rà soát các dự án.",
      ["Bộ Công Thương"],
      ["Bộ Tài chính", "Bộ Xây dựng"],
    ],
    [
      "1. Tỉnh đoàn phối hợp chặt chẽ với Liên đoàn Lao động tỉnh vận động đoàn viên.",
      ["Tỉnh đoàn"],
      ["Liên đoàn Lao động tỉnh"],
    ],
    ["1. Sở Y tế tăng cường công tác phối hợp giữa các ngành, địa phương.", ["Sở Y tế"], []],
  ])("%s", (item, lead, coordinating) => {
    expect(first(`I. NHIỆM VỤ\n${item}`)).toMatchObject({ lead, coordinating });
  });
});

describe("words that begin as a body's name does", () => {
  test.each([["Ban hành"], ["Phòng ngừa"], ["Đoàn kết"], ["Hội nhập"], ["Tổ chức"], ["Bộ máy"]])(
    "%s is none",
    (word) => {
      expect(
        first(`I. NHIỆM VỤ\n1. ${word} các nội dung theo kế hoạch đã được phê duyệt.`).lead ?? [],
      ).toEqual([]);
    },
  );
});
