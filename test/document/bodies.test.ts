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
      "is named by a ministry's sector alone, Công an too",
      "1. Các Bộ Quốc phòng, Công an tổ chức tuần tra.",
      ["Bộ Quốc phòng", "Bộ Công an"],
    ],
    [
      "said once for ministries may end in another body",
      "1. Các Bộ, cơ quan: Tài chính, Y tế, Tập đoàn Điện lực Việt Nam rà soát kiến nghị.",
      ["Bộ Tài chính", "Bộ Y tế", "Tập đoàn Điện lực Việt Nam"],
    ],
    [
      "stands at several levels",
      "1. Các sở, ngành, UBND xã, phường, đặc khu và các đơn vị liên quan xây dựng kế hoạch.",
      ["Các sở, ngành", "UBND xã, phường, đặc khu", "các đơn vị liên quan"],
    ],
    [
      "of named places is one name",
      "1. Chủ tịch Ủy ban nhân dân các tỉnh: An Khê, Vĩnh An và Hải Sơn chỉ đạo cứu trợ.",
      ["Chủ tịch Ủy ban nhân dân các tỉnh: An Khê, Vĩnh An và Hải Sơn"],
    ],
    [
      "before a colon is no list of places",
      "1. UBND các xã, phường: Phối hợp với Sở Y tế tuyên truyền.",
      ["UBND các xã, phường"],
    ],
    [
      "may be two parted by a semicolon",
      "1. Thủ trưởng các sở, ngành; Chủ tịch UBND các xã, phường có trách nhiệm tự kiểm tra.",
      ["Thủ trưởng các sở, ngành", "Chủ tịch UBND các xã, phường"],
    ],
    [
      "is the one in brackets at the end",
      "1. Xây dựng Quy chế bảo vệ môi trường (Giao Công an tỉnh chủ trì, phối hợp với Sở Tư pháp tham mưu).",
      ["Công an tỉnh"],
    ],
    [
      "stands behind the topic and its colon",
      "1. Về dự án xây dựng bệnh viện: Ủy ban nhân dân tỉnh An Khê khẩn trương hoàn thiện hồ sơ.",
      ["Ủy ban nhân dân tỉnh An Khê"],
    ],
    [
      "is assigned behind the topic and its colon",
      "1. Về bố trí vốn: đồng ý chủ trương; giao Sở Tài chính chủ trì tham mưu.",
      ["Sở Tài chính"],
    ],
    [
      "may be a province or a city",
      "1. Thành phố Hải Sơn và các tỉnh An Khê, Vĩnh An đẩy nhanh tiến độ.",
      ["Thành phố Hải Sơn", "các tỉnh An Khê, Vĩnh An"],
    ],
    [
      "is whom most is asked of among the named",
      "1. Trên cơ sở nguyên tắc chung, Đảng ủy Chính phủ, đảng ủy các bộ, đặc biệt là người đứng đầu chịu trách nhiệm rà soát văn bản.",
      ["Đảng ủy Chính phủ", "đảng ủy các bộ"],
    ],
    [
      "of an office within a body is the whole name",
      "1. Văn phòng Ban chỉ đạo phòng thủ dân sự theo dõi diễn biến mưa lũ.",
      ["Văn phòng Ban chỉ đạo phòng thủ dân sự"],
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

  test("of a heading that begins as a body and orders nothing is the whole heading", () => {
    expect(
      first(
        "I. TỔ CHỨC THỰC HIỆN\n1. Viện Quy hoạch, Giống và Đất Tây Nguyên\n- Kiểm tra các cơ sở trên địa bàn.",
      ).lead,
    ).toEqual(["Viện Quy hoạch, Giống và Đất Tây Nguyên"]);
  });

  test("of a lead-in holds for its dashes: “Trong đó giao Giám đốc …:”", () => {
    const reading = read(
      "I. PHÂN CÔNG NHIỆM VỤ\n1. Công an tỉnh\nTham mưu Ủy ban nhân dân tỉnh chỉ đạo công tác này.\nTrong đó giao Giám đốc Công an tỉnh chỉ đạo thực hiện:\n- Hướng dẫn các cơ quan, đơn vị.\n- Kiểm tra các cơ sở.",
    );
    expect(reading.tasks.map((task) => task.lead)).toEqual([
      ["Công an tỉnh"],
      ["Giám đốc Công an tỉnh"],
      ["Giám đốc Công an tỉnh"],
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
    [
      "1. Sở Nội vụ phối hợp Công an tỉnh, UBND các xã, phường và cơ quan liên quan rà soát hồ sơ.",
      ["Sở Nội vụ"],
      ["Công an tỉnh", "UBND các xã, phường", "cơ quan liên quan"],
    ],
    [
      "1. Sở Y tế phối hợp với các sở, ngành liên quan tổ chức hội nghị tập huấn.",
      ["Sở Y tế"],
      ["các sở, ngành liên quan"],
    ],
    ["1. Sở Y tế tăng cường công tác phối hợp giữa các ngành, địa phương.", ["Sở Y tế"], []],
  ])("%s", (item, lead, coordinating) => {
    expect(first(`I. NHIỆM VỤ\n${item}`)).toMatchObject({ lead, coordinating });
  });
});

describe("words that begin as a body's name does", () => {
  test.each([
    ["Doanh nghiệp số"],
    ["Các bệnh truyền nhiễm"],
    ["Các Quyết định của Thủ tướng"],
    ["Các khu vực"],
  ])("%s is none", (word) => {
    expect(first(`I. NHIỆM VỤ\n1. ${word}\n- Rà soát, đề xuất giải pháp cụ thể.`).lead).toEqual([]);
  });

  test.each([["Ban hành"], ["Phòng ngừa"], ["Đoàn kết"], ["Hội nhập"], ["Tổ chức"], ["Bộ máy"]])(
    "%s is none",
    (word) => {
      expect(
        first(`I. NHIỆM VỤ\n1. ${word} các nội dung theo kế hoạch đã được phê duyệt.`).lead ?? [],
      ).toEqual([]);
    },
  );
});

describe("who is meant", () => {
  test.each<[string, string[], string[]]>([
    ["1. Về xe cứu thương: Tỉnh căn cứ quy định hiện hành để bố trí xe.", ["Tỉnh"], []],
    [
      "1. Căn cứ Kế hoạch, các sở, ngành được phân công chủ trì nhiệm vụ có trách nhiệm xây dựng kế hoạch chi tiết.",
      ["các sở, ngành"],
      [],
    ],
    [
      "1. Công an tỉnh chỉ đạo lực lượng phối hợp, hỗ trợ chính quyền địa phương và lực lượng Kiểm lâm tuần tra.",
      ["Công an tỉnh"],
      ["chính quyền địa phương", "lực lượng Kiểm lâm"],
    ],
    ["1. Sở Y tế phối hợp với cơ quan chủ trì xây dựng báo cáo chung.", ["Sở Y tế"], []],
    [
      "1. Trung tâm Dịch vụ việc làm tỉnh tổ chức phiên giao dịch việc làm.",
      ["Trung tâm Dịch vụ việc làm tỉnh"],
      [],
    ],
  ])("%s", (line, lead, coordinating) => {
    expect(first(`II. NHIỆM VỤ\n${line}`)).toMatchObject({ lead, coordinating });
  });

  test("a heading tells of which kind the members are", () => {
    expect(
      first(
        "II. NHIỆM VỤ\n1. Các chủ rừng là tổ chức (ban quản lý, công ty)\n- Kiểm tra toàn bộ diện tích rừng.",
      ).lead,
    ).toEqual(["Các chủ rừng là tổ chức"]);
  });

  test.each([
    ["Chịu trách nhiệm trước pháp luật nếu để xảy ra vi phạm trên địa bàn."],
    [
      "Yêu cầu Giám đốc các sở, ngành; Chủ tịch Ủy ban nhân dân các xã triển khai thực hiện nghiêm túc Chỉ thị này.",
    ],
  ])("%s orders nothing", (line) => {
    expect(
      read(`II. NHIỆM VỤ\n1. ${line}\n2. Sở Y tế kiểm tra các cơ sở.`).tasks.map(({ text }) => text),
    ).toEqual(["Sở Y tế kiểm tra các cơ sở."]);
  });
});

describe("names of many parts", () => {
  test.each<[string, string[]]>([
    [
      "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công theo dõi việc thực hiện.",
      ["Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công"],
    ],
    [
      "Ban Quản lý Khu kinh tế Hòn Mun và các Khu công nghiệp An Khê kiểm tra doanh nghiệp.",
      ["Ban Quản lý Khu kinh tế Hòn Mun và các Khu công nghiệp An Khê"],
    ],
    [
      "Ban Quản lý các khu chế xuất và công nghiệp An Khê kiểm tra doanh nghiệp.",
      ["Ban Quản lý các khu chế xuất và công nghiệp An Khê"],
    ],
    ["Các ban xây dựng Đảng Tỉnh ủy kiểm tra cơ sở.", ["Các ban xây dựng Đảng Tỉnh ủy"]],
    ["Các cơ quan có thẩm quyền xử lý vi phạm.", ["Các cơ quan có thẩm quyền"]],
    [
      "Các đơn vị cấp nước thuộc phạm vi quản lý có trách nhiệm kiểm tra mạng lưới.",
      ["Các đơn vị cấp nước thuộc phạm vi quản lý"],
    ],
  ])("%s", (line, lead) => {
    expect(first(`II. NHIỆM VỤ\n1. ${line}`).lead).toEqual(lead);
  });

  test.each<[string, string[]]>([
    ["1.2. Sở Tài chính - Cơ quan thường trực Ban Chỉ đạo", ["Sở Tài chính"]],
    ["1.2. Trách nhiệm của chủ công trình:", ["chủ công trình"]],
    [
      "1.2. Các tổ chức, cá nhân khai thác nước trên địa bàn có trách nhiệm",
      ["Các tổ chức, cá nhân khai thác nước trên địa bàn"],
    ],
  ])("the heading %s speaks for what stands below it", (heading, lead) => {
    expect(first(`II. NHIỆM VỤ\n${heading}\n- Kiểm tra hồ sơ, báo cáo kết quả.`).lead).toEqual(lead);
  });
});

describe("who is named late in a sentence", () => {
  test.each<[string, string[]]>([
    [
      "Thực hiện chuyển giao trụ sở dôi dư (Sở Tài chính chủ trì; xong trước ngày 31/12/2025).",
      ["Sở Tài chính"],
    ],
    ["Rà soát các đơn vị sự nghiệp; giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính.", ["Sở Nội vụ"]],
    ["Căn cứ nhiệm vụ, chỉ đạo các trường phổ thông, các cơ sở đào tạo lồng ghép nội dung.", []],
  ])("%s", (line, lead) => {
    expect(first(`II. NHIỆM VỤ\n1. ${line}`).lead).toEqual(lead);
  });
});
