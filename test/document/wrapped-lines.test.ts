/** Lines that a narrow column or a margin has cut, and what they were before. */
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../document/read/read.js";

const BODY = "I. NHIỆM VỤ\n1. Sở Y tế kiểm tra các cơ sở.";
const header = (head: string) => readText(`${head}\n${BODY}`).header;

describe("a head in narrow columns", () => {
  test.each<[string, string, string]>([
    ["ỦY BAN NHÂN\nDÂN\nTỈNH AN KHÊ", "KH-UBND", "Ủy ban nhân dân tỉnh An Khê"],
    ["VĂN PHÒNG CHÍNH\nPHỦ", "TB-VPCP", "Văn phòng Chính phủ"],
    ["THỦ TƯỚNG\nCHÍNH PHỦ", "QĐ-TTg", "Thủ tướng Chính phủ"],
    ["BỘ VĂN HÓA, THỂ\nTHAO\nVÀ DU LỊCH", "KH-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"],
    ["BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "KH-BNNMT", "Bộ Nông nghiệp và Môi trường"],
  ])("%s is one name", (left, sign, issuer) => {
    expect(
      header(
        `${left}\n-------\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/${sign}\nHà Nội, ngày\n15 tháng 3 năm 2025\nKẾ HOẠCH\nCHĂM SÓC SỨC KHỎE`,
      ),
    ).toMatchObject({ issuer, number: `12/${sign}`, date: "2025-03-15" });
  });

  test("the addressees of a telegram belong to it", () => {
    const reading = readText(
      "THỦ TƯỚNG CHÍNH PHỦ\nSố: 12/CĐ-TTg\nHà Nội, ngày 15 tháng 3 năm 2025\nCÔNG ĐIỆN\nVỀ ỨNG PHÓ MƯA LŨ\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Chủ tịch Ủy ban nhân dân\ncác tỉnh: An Khê, Vĩnh An;\n- Văn phòng Ban chỉ đạo phòng thủ dân sự.\nThủ tướng Chính phủ yêu cầu:\n1. Bộ Y tế bảo đảm thuốc chữa bệnh.",
    );
    expect(reading.header).toMatchObject({ type: "Công điện", issuer: "Thủ tướng Chính phủ" });
    expect(reading.tasks.map((task) => task.lead)).toEqual([["Bộ Y tế"]]);
  });
});

/** Lines of some 75 letters, as a converter wraps them. */
const wrapped = (...lines: string[]) =>
  readText(
    `VĂN PHÒNG CHÍNH PHỦ\nSố: 12/TB-VPCP\nHà Nội, ngày 15 tháng 3 năm 2025\nTHÔNG BÁO\nKẾT LUẬN CỦA PHÓ THỦ TƯỚNG TẠI CUỘC HỌP VỀ PHÁT TRIỂN ĐÔ THỊ\nSau khi nghe báo cáo của các cơ quan và ý kiến của các đại biểu dự họp, các\ný kiến thảo luận về tình hình phát triển đô thị trong thời gian vừa qua và\nnhững việc cần làm, Phó Thủ tướng kết luận như sau:\n${lines.join("\n")}`,
  ).tasks.map(({ text }) => text);

describe("a hard-wrapped paragraph", () => {
  test.each<[string, string[], string[]]>([
    [
      "goes on behind a comma, a name of a place and a word that ends nothing",
      [
        "1. Bộ Xây dựng khẩn trương làm việc với",
        "Ủy ban nhân dân tỉnh An Khê để thống nhất phương án đầu tư.",
        "2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt",
        "Nam vận động các tầng lớp nhân dân tham gia phong trào chung.",
      ],
      [
        "Bộ Xây dựng khẩn trương làm việc với Ủy ban nhân dân tỉnh An Khê để thống nhất phương án đầu tư.",
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam vận động các tầng lớp nhân dân tham gia phong trào chung.",
      ],
    ],
    [
      "goes on behind the first of two years",
      [
        "1. Bộ Tài chính cân đối nguồn vốn trung hạn cho các dự án của giai đoạn 2021",
        "- 2025 và báo cáo cấp có thẩm quyền xem xét.",
      ],
      [
        "Bộ Tài chính cân đối nguồn vốn trung hạn cho các dự án của giai đoạn 2021 - 2025 và báo cáo cấp có thẩm quyền xem xét.",
      ],
    ],
    [
      "ends where the next “(n)” begins a line of its own",
      [
        "1. Yêu cầu các bộ, ngành thực hiện:",
        "(1) Bộ Y tế rà soát toàn bộ các cơ sở khám bệnh, chữa bệnh trên cả nước và",
        "báo cáo kết quả.",
        "(2) Bộ Nội vụ hướng dẫn việc sắp xếp, bố trí cán bộ của các cơ sở nêu trên.",
      ],
      [
        "Bộ Y tế rà soát toàn bộ các cơ sở khám bệnh, chữa bệnh trên cả nước và báo cáo kết quả.",
        "Bộ Nội vụ hướng dẫn việc sắp xếp, bố trí cán bộ của các cơ sở nêu trên.",
      ],
    ],
    [
      "counted in words is an item",
      [
        "1. Một số yêu cầu trong thời gian tới:",
        "Thứ nhất, các địa phương cần chủ động tháo gỡ khó khăn về mặt bằng.",
        "Thứ hai, các chủ đầu tư tổ chức thi công bảo đảm chất lượng.",
      ],
      [
        "các địa phương cần chủ động tháo gỡ khó khăn về mặt bằng.",
        "các chủ đầu tư tổ chức thi công bảo đảm chất lượng.",
      ],
    ],
  ])("%s", (_, lines, texts) => {
    expect(wrapped(...lines)).toEqual(texts);
  });
});

test("what a conclusion only agrees to or praises is no task", () => {
  expect(
    wrapped(
      "1. Thống nhất với đề xuất của Bộ Tài chính về nguồn vốn thực hiện Chương trình.",
      "2. Ghi nhận, đánh giá cao nỗ lực của các cơ quan.",
      "3. Thống nhất chủ trương đầu tư; giao Bộ Xây dựng hoàn thiện hồ sơ.",
    ),
  ).toHaveLength(1);
});
