/** Places of a document: how their marks are read, what is a mark and what only looks like one. */
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../document/read/read.js";

const HEAD =
  "ỦY BAN NHÂN DÂN\nTỈNH AN KHÊ\nSố: 12/KH-UBND\nAn Khê, ngày 15 tháng 3 năm 2025\nKẾ HOẠCH\nChăm sóc sức khỏe người lao động\n";
const sections = (body: string): string[] => readText(`${HEAD}${body}`).tasks.map((task) => task.section);

test("a hundredth item is one, as the first was", () => {
  const items = Array.from({ length: 101 }, (_, index) => `${String(index + 1)}. Sở Y tế kiểm tra cơ sở.`);
  expect(sections(`II. NHIỆM VỤ\n${items.join("\n")}`).slice(98)).toEqual(["II.99", "II.100", "II.101"]);
});

describe("a task's section", () => {
  test.each<[string, string, string[]]>([
    [
      "goes down by I. → 1. → a) → - → +",
      "I. NHIỆM VỤ\n1. Tuyên truyền\na) Sở Y tế:\n- Biên soạn tài liệu.\n- Tổ chức:\n+ Tập huấn cho cán bộ.\n+ Truyền thông tại cơ sở.",
      ["I.1.a-1", "I.1.a-2+1", "I.1.a-2+2"],
    ],
    [
      "does not repeat the number of the place above in 1.1.",
      "II. NHIỆM VỤ\n1. Tuyên truyền\n1.1. Biên soạn tài liệu tuyên truyền.\n1.2. Tổ chức tập huấn cho cán bộ.",
      ["II.1.1", "II.1.2"],
    ],
    [
      "names a “(n)” within a paragraph",
      "II. NHIỆM VỤ\n1. Sở Y tế: (1) Biên soạn tài liệu tuyên truyền. (2) Tổ chức tập huấn cho cán bộ.",
      ["II.1.(1)", "II.1.(2)"],
    ],
    [
      "counts dashes below a “(2)”",
      "II. NHIỆM VỤ\n2. Quản lý nhà nước\n2.2. Nâng cao năng lực\n(1) Thực hiện phân cấp quản lý.\n(2) Chỉ đạo các ngành chức năng:\n- Cải cách thủ tục hành chính.\n- Kiểm tra các cơ sở.",
      ["II.2.2.(1)", "II.2.2.(2)-1", "II.2.2.(2)-2"],
    ],
    [
      "skips no đ between d and e",
      "1. Sở Y tế\nd) Kiểm tra các cơ sở.\nđ) Biên soạn tài liệu.\ne) Tổ chức tập huấn.",
      ["1.d", "1.đ", "1.e"],
    ],
    [
      "is the order above a list that only counts things",
      "I. NHIỆM VỤ\n1. Quan trắc môi trường\n- Sông Cái: Lấy mẫu tại 02 vị trí gồm:\n+ 01 vị trí tại cầu An Khê;\n+ 01 vị trí tại bến đò.\n- Tổ chức:\n+ Tập huấn cho cán bộ.\n+ Truyền thông tại cơ sở.",
      ["I.1-1", "I.1-2+1", "I.1-2+2"],
    ],
    [
      "never stands under “Mục đích”, whatever words begin it",
      "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\na) Triển khai thực hiện hiệu quả Luật.\nb) Phân công trách nhiệm cụ thể cho từng cơ quan.\nII. NHIỆM VỤ\n1. Kiểm tra các cơ sở trên địa bàn.",
      ["II.1"],
    ],
    [
      "stands in a chapter that is an order itself",
      "I. MỤC TIÊU\n1. Phủ sóng 100% số xã.\nII. PHÁT TRIỂN HẠ TẦNG SỐ\n1. Thể chế\na) Cơ chế thử nghiệm cho doanh nghiệp khởi nghiệp.",
      ["II.1.a"],
    ],
    [
      "of an article is the article's",
      "Điều 1. Giao Sở Y tế:\n1. Kiểm tra các cơ sở.\n2. Biên soạn tài liệu.\nĐiều 2. Giao Sở Tài chính bố trí kinh phí.",
      ["Điều 1.1", "Điều 1.2", "Điều 2"],
    ],
    [
      "holds old marks as well: I- and 1-",
      "I- NHIỆM VỤ\n1- Kiểm tra các cơ sở y tế.\n2- Biên soạn tài liệu.",
      ["I.1", "I.2"],
    ],
    [
      "has I. within A. where A. comes first",
      "A. NHIỆM VỤ\nI. Tuyên truyền\n1. Biên soạn tài liệu.\nII. Kiểm tra\n1. Kiểm tra các cơ sở y tế.",
      ["A.I.1", "A.II.1"],
    ],
  ])("%s", (_, body, wanted) => {
    expect(sections(body)).toEqual(wanted);
  });

  test("is unique even where a document counts wrongly", () => {
    expect(sections("I. NHIỆM VỤ\n1. Kiểm tra các cơ sở y tế.\n1. Biên soạn tài liệu.")).toEqual([
      "I.1",
      "I.1~2",
    ]);
  });
});

describe("a heading that orders something", () => {
  const texts = (body: string): string[] => readText(`${HEAD}${body}`).tasks.map((task) => task.text);

  test("is the task where what stands below it orders nothing", () => {
    expect(
      texts(
        "II. NỘI DUNG\n1. Tổ chức triển khai Chiến lược về an toàn lao động\nThời gian thực hiện sau khi Chiến lược được ban hành.\n2. Sở Y tế\nKiểm tra các cơ sở khám bệnh.",
      ),
    ).toEqual(["Tổ chức triển khai Chiến lược về an toàn lao động", "Kiểm tra các cơ sở khám bệnh."]);
  });

  test("is the task where a list of principles follows", () => {
    expect(
      texts(
        "II. NỘI DUNG\n- Thực hiện phân cấp theo một số nguyên tắc chính sau:\n(1) Cấp tỉnh quản lý quy hoạch chung.\n(2) Cấp xã giải quyết việc của người dân.\n- Tổ chức tập huấn cho cán bộ.",
      ),
    ).toEqual(["Thực hiện phân cấp theo một số nguyên tắc chính sau:", "Tổ chức tập huấn cho cán bộ."]);
  });
});

describe("a sentence that begins with how often", () => {
  test("is a duty of its own, of the same body", () => {
    expect(
      readText(
        `${HEAD}III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế xây dựng kế hoạch chi tiết. Hằng năm hoặc đột xuất báo cáo kết quả về Ủy ban nhân dân tỉnh.`,
      ).tasks.map(({ text, lead, due }) => [text, lead, due]),
    ).toEqual([
      ["Sở Y tế xây dựng kế hoạch chi tiết.", ["Sở Y tế"], null],
      ["Hằng năm hoặc đột xuất báo cáo kết quả về Ủy ban nhân dân tỉnh.", ["Sở Y tế"], "yearly"],
    ]);
  });
});

describe("a wrapped text", () => {
  const wrapped = [
    "I. NHIỆM VỤ",
    "1. Sở Y tế chủ trì hướng dẫn các cơ sở y tế trên địa bàn tỉnh thực hiện quy định tại khoản",
    "3 - Điều 61 của Luật, bảo đảm quyền lợi của người lao động trong các khu công nghiệp - đô",
    "2",
    "thị, khu du lịch; phối hợp với Mặt trận Tổ quốc và các tổ chức chính trị",
    "- xã hội tuyên truyền, vận động người lao động và người sử dụng lao động tại tất cả các huyện.",
    "2. Công an tỉnh chỉ đạo lực lượng phòng cháy, chữa cháy kiểm tra các cơ sở sản xuất, kinh",
    "doanh trên địa bàn tỉnh theo quy định của pháp luật.",
  ];

  test.each([
    ["line by line", wrapped.join("\n")],
    ["with a blank line after each", wrapped.join("\n\n")],
  ])("%s is joined over page numbers, hyphens and false marks", (_, body) => {
    const reading = readText(`${HEAD}${body}`);
    expect(reading.tasks.map((task) => task.section)).toEqual(["I.1", "I.2"]);
    expect(reading.tasks[0]?.text).toContain("tại khoản 3 - Điều 61 của Luật");
    expect(reading.tasks[0]?.text).toContain("khu công nghiệp - đô thị, khu du lịch");
    expect(reading.tasks[0]?.text).toContain("chính trị - xã hội tuyên truyền");
  });
});

describe("no task", () => {
  test.each([
    [
      "of purpose",
      "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của người dân.\n2. Bảo đảm tiết kiệm, hiệu quả.",
    ],
    [
      "of funding",
      "II. KINH PHÍ THỰC HIỆN\n1. Ngân sách nhà nước bố trí theo phân cấp.\n2. Huy động các nguồn hợp pháp khác.",
    ],
    [
      "of scope",
      "III. TỔ CHỨC THỰC HIỆN\n1. Việc tổ chức thực hiện Kế hoạch được triển khai trong toàn tỉnh.",
    ],
    [
      "of execution",
      "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.",
    ],
    ["of closing", "Trên đây là Kế hoạch chăm sóc sức khỏe, yêu cầu các cơ quan nghiêm túc thực hiện."],
    [
      "of a form",
      "Phụ lục 1\nĐỀ CƯƠNG BÁO CÁO\nI. Kết quả\n1. Công tác tuyên truyền, phổ biến.\n2. Nhiệm vụ trọng tâm trong kỳ.",
    ],
  ])("in clauses %s", (_, clause) => {
    const task = "IV. NHIỆM VỤ\n1. Giao Sở Y tế kiểm tra các cơ sở.";
    // What is attached comes last.
    const reading = readText(
      HEAD + (clause.startsWith("Phụ lục") ? `${task}\n${clause}` : `${clause}\n${task}`),
    );
    expect(reading.tasks.map((task) => task.text)).toEqual(["Giao Sở Y tế kiểm tra các cơ sở."]);
  });
});

describe("lists and clauses that order nothing of their own", () => {
  test("fields in which work is to be done are no tasks", () => {
    expect(
      sections(
        "II. NHIỆM VỤ\n1. Danh mục dự án\nCác dự án ưu tiên tập trung vào các lĩnh vực:\n- Phát triển trạm y tế;\n- Đầu tư trang thiết bị.\n2. Kiểm tra các cơ sở khám bệnh.",
      ),
    ).toEqual(["II.2"]);
  });

  test("“Hạn chế …” with an object is an order, as a heading it is none", () => {
    expect(
      sections(
        "I. TÌNH HÌNH\n1. Hạn chế\n- Triển khai còn chậm ở một số nơi.\nII. NHIỆM VỤ\n1. Hạn chế khoan mới các giếng trong vùng đã có nước sạch.",
      ),
    ).toEqual(["II.1"]);
  });

  test("a report that comes back, behind a semicolon, is a duty of its own", () => {
    expect(
      readText(
        `${HEAD}III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế theo dõi việc thực hiện; định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12.`,
      ).tasks.map(({ lead, due }) => [lead, due]),
    ).toEqual([
      [["Sở Y tế"], null],
      [["Sở Y tế"], "yearly:12-15"],
    ]);
  });

  test("a second body behind a preamble and a semicolon has a duty of its own", () => {
    expect(
      readText(
        `${HEAD}III. TỔ CHỨC THỰC HIỆN\n1. Trên cơ sở Kế hoạch này, các sở, ngành tổ chức tuyên truyền; Ủy ban nhân dân các xã căn cứ nhiệm vụ được giao, xây dựng kế hoạch.`,
      ).tasks.map(({ lead }) => lead),
    ).toEqual([["các sở, ngành"], ["Ủy ban nhân dân các xã"]]);
  });

  test("a plan that rests on the document is a task though it begins as a closing line", () => {
    expect(
      sections(
        "III. TỔ CHỨC THỰC HIỆN\n1. Căn cứ Kế hoạch này, các sở, ngành xây dựng kế hoạch cụ thể của mình.",
      ),
    ).toEqual(["III.1"]);
  });
});
