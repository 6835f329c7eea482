/** A guide of one page for each role. docs/guides/ is made of these: `npm run docs`. */
export interface GuideText {
  readonly title: string;
  readonly lead: string;
  /** Heading and words. */
  readonly steps: readonly (readonly [string, string])[];
}

export const guidesVi = {
  officer: {
    title: "Hướng dẫn: cán bộ đơn vị",
    lead: "Đồng chí làm và báo cáo các nhiệm vụ của đơn vị mình. Mọi việc đều làm được trên điện thoại.",
    steps: [
      [
        "Đăng nhập",
        "Mở liên kết trong thư để đặt mật khẩu, rồi đăng nhập. Trang đầu là các nhiệm vụ của đơn vị, việc gấp nhất ở trên.",
      ],
      [
        "Tiếp nhận",
        "Nhiệm vụ mới ghi “Chưa tiếp nhận”. Mở nhiệm vụ, xem 5 rõ và văn bản gốc, rồi bấm tiếp nhận. Nếu không phải việc của đơn vị, bấm từ chối và nêu lý do.",
      ],
      [
        "Báo cáo tiến độ",
        "Bất cứ lúc nào, ghi tỷ lệ và nội dung đã làm. Báo cáo xong thì không bị nhắc về điều vừa báo cáo.",
      ],
      [
        "Báo cáo hoàn thành",
        "Nêu kết quả, đính kèm minh chứng đúng loại được yêu cầu, rồi gửi. Nhiệm vụ chuyển sang “Chờ xác nhận” và thời gian của đơn vị dừng lại.",
      ],
      [
        "Không kịp hạn",
        "Xin gia hạn trước khi hết hạn, nêu lý do và ngày mới. Khi bị yêu cầu giải trình, trả lời trong 3 ngày làm việc; quá hạn đó việc được báo cáo lên cấp trên.",
      ],
      ["Bị trả lại", "Đọc nhận xét, làm lại trong hạn mới và báo cáo hoàn thành lần nữa."],
      [
        "Mất mạng hoặc hết phiên",
        "Nội dung đang viết được giữ trong thẻ trình duyệt và điền lại sau khi đăng nhập. Tệp phải chọn lại.",
      ],
    ],
  },
  "unit-head": {
    title: "Hướng dẫn: người đứng đầu đơn vị",
    lead: "Đồng chí chịu trách nhiệm cá nhân về nhiệm vụ của đơn vị và các đơn vị trực thuộc.",
    steps: [
      [
        "Mỗi sáng",
        "Thư tổng hợp nêu việc quá hạn, sắp đến hạn và việc phải giải trình. Mỗi dòng dẫn thẳng đến nhiệm vụ.",
      ],
      [
        "Phân công",
        "Trên trang nhiệm vụ, chọn cán bộ đầu mối: người này được nhắc trước tiên. Việc lớn có thể chia thành phần cho đơn vị trực thuộc; đồng chí xác nhận kết quả của các phần đó.",
      ],
      [
        "Khi cán bộ vắng",
        "Khai báo vắng mặt và người thay ở trang Tài khoản: thư nhắc và quyền chuyển cho người thay trong những ngày đó.",
      ],
      [
        "Khi việc chậm",
        "Từ ngày quá hạn đầu tiên đồng chí cùng được nhắc. Sau 3 ngày làm việc hệ thống yêu cầu giải trình; sau 6 đến 10 ngày việc được báo cáo lên cơ quan tham mưu, Văn phòng rồi Ban Thường vụ.",
      ],
      [
        "Sơ kết, tổng kết",
        "Khi có kỳ báo cáo, mở trang Sơ kết, tổng kết: cán bộ soạn, đồng chí ký, rồi nộp trước hạn.",
      ],
    ],
  },
  office: {
    title: "Hướng dẫn: Văn phòng",
    lead: "Văn phòng đưa văn bản vào, ban hành, theo dõi, đôn đốc và trả lời các đơn vị.",
    steps: [
      [
        "Đưa chương trình vào",
        "Tải tệp văn bản hoặc bảng theo dõi lên. Xem từng điểm cần người xem lại bên cạnh nguyên văn, sửa đơn vị và thời hạn, rồi ban hành. Văn bản mật bị từ chối.",
      ],
      [
        "Quyết định hằng ngày",
        "Duyệt gia hạn, xử lý từ chối, xác nhận hoặc trả lại báo cáo hoàn thành. Không xác nhận việc của chính Văn phòng.",
      ],
      [
        "Đôn đốc",
        "Lọc danh sách nhiệm vụ theo trạng thái, đơn vị, thời hạn. Đôn đốc gửi ngay; công văn đôn đốc lấy từ trang chương trình.",
      ],
      [
        "Lịch và thang đôn đốc",
        "Khai ngày nghỉ, ngày làm bù ở trang Lịch làm việc. Thang đôn đốc của từng chương trình được thử trên một quý đã qua trước khi lưu.",
      ],
      [
        "Sơ kết, tổng kết",
        "Gọi báo cáo, theo dõi đơn vị đã nộp, soạn báo cáo tổng hợp và trình Ban Thường vụ.",
      ],
      [
        "Sắp xếp tổ chức",
        "Lập hồ sơ kế thừa khi sáp nhập, đổi tên, chia tách; chạy thử rồi trình ký. Việc đang làm không bị mất.",
      ],
    ],
  },
  "advising-board": {
    title: "Hướng dẫn: cơ quan tham mưu",
    lead: "Cơ quan tham mưu hướng dẫn, đôn đốc, xác nhận và chuẩn bị các kỳ sơ kết, tổng kết.",
    steps: [
      [
        "Xem toàn cảnh",
        "Trang Tổng quan cho biết đơn vị nào chậm, việc nào đã báo cáo cấp trên; bấm vào con số để đến nhiệm vụ.",
      ],
      ["Xác nhận", "Xem kết quả và minh chứng, rồi xác nhận hoặc trả lại kèm nhận xét và hạn làm lại."],
      [
        "Đôn đốc, yêu cầu giải trình",
        "Làm ngay trên trang nhiệm vụ. Không đôn đốc được khi đang chờ quyết định gia hạn.",
      ],
      ["Chỉ tiêu", "Định nghĩa cách đo, đơn vị cung cấp số liệu; theo dõi số liệu từng năm và mức đạt."],
      ["Sơ kết, tổng kết", "Gọi báo cáo, tổng hợp, sửa dự thảo và trình phê duyệt."],
    ],
  },
  "standing-committee": {
    title: "Hướng dẫn: Ban Thường vụ",
    lead: "Một trang để biết đơn vị nào chậm và điều gì cần quyết định.",
    steps: [
      [
        "Trang Tổng quan",
        "Dòng số liệu, đơn vị chậm, việc đã báo cáo lên Ban Thường vụ. In vừa một trang A4. Từ mỗi con số bấm một lần là đến các nhiệm vụ được đếm.",
      ],
      [
        "Quyết định",
        "Trên trang nhiệm vụ: gia hạn, tạm hoãn, hủy, giao lại cho đơn vị khác, xác nhận hoặc trả lại.",
      ],
      [
        "Phê duyệt báo cáo",
        "Khi kỳ sơ kết, tổng kết chờ phê duyệt, mở báo cáo tổng hợp, phê duyệt hoặc trả lại kèm ý kiến.",
      ],
      ["Ký kế thừa", "Hồ sơ sáp nhập, đổi tên, chia tách do Văn phòng chuẩn bị; ký xong mọi việc tự chuyển."],
    ],
  },
  administrator: {
    title: "Hướng dẫn: quản trị hệ thống",
    lead: "Quản trị hệ thống giữ tài khoản, lịch và các kết nối; không đọc nội dung nhiệm vụ.",
    steps: [
      [
        "Tài khoản",
        "Lập tài khoản; người dùng nhận liên kết dùng một lần để đặt mật khẩu. Khóa tài khoản có hiệu lực từ yêu cầu kế tiếp.",
      ],
      [
        "Quyền",
        "Quyền đi theo vai trò và đơn vị trong thời gian ghi ở tư cách thành viên. Đổi đơn vị có hiệu lực ngay.",
      ],
      [
        "Xác thực hai bước",
        "Người mất ứng dụng dùng mã khôi phục; hết mã thì quản trị bỏ xác thực để đăng ký lại.",
      ],
      ["Hệ thống khác", "Cấp mã truy cập có thời hạn; đăng ký địa chỉ nhận sự kiện và xem từng lần gửi."],
      ["Vận hành", "Sao lưu, nâng cấp, kiểm tra nhật ký: xem tài liệu vận hành (docs/operations.md)."],
    ],
  },
  inspector: {
    title: "Hướng dẫn: kiểm tra, giám sát",
    lead: "Chỉ xem: mọi nhiệm vụ, minh chứng và nhật ký, không thay đổi được gì.",
    steps: [
      ["Tìm", "Ô tìm kiếm ở đầu trang tìm nhiệm vụ, văn bản, đơn vị, tên minh chứng, có dấu hoặc không dấu."],
      [
        "Đối chiếu",
        "Mỗi nhiệm vụ dẫn đến nguyên văn trong văn bản; nhật ký ghi ai làm gì, lúc nào, nhân danh ai.",
      ],
      ["Số liệu", "Từ mỗi con số trong báo cáo bấm vào để thấy các nhiệm vụ được đếm tại thời điểm chốt."],
      [
        "Xuất",
        "Danh sách nhiệm vụ tải về thành bảng tính; nhật ký được niêm phong mỗi đêm và kiểm tra được.",
      ],
    ],
  },
} satisfies Readonly<Record<string, GuideText>> as Readonly<
  Record<
    | "officer"
    | "unit-head"
    | "office"
    | "advising-board"
    | "standing-committee"
    | "administrator"
    | "inspector",
    GuideText
  >
>;
