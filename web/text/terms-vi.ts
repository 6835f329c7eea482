/**
 * What the terms of the pages mean. Each key is a word of docs/glossary.md, and each `word` stands there as its
 * Vietnamese: test/docs/glossary.test.ts.
 */
export const termsVi = {
  programme: {
    word: "chương trình, kế hoạch",
    meaning:
      "Văn bản đã ban hành giao nhiệm vụ cho các đơn vị. Mỗi nhiệm vụ dẫn lại đúng mục, khoản của văn bản.",
  },
  task: {
    word: "nhiệm vụ",
    meaning: "Việc nhỏ nhất mà một đơn vị phải thực hiện và báo cáo.",
  },
  "5 rõ": {
    word: "rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả",
    meaning: "Năm điều mỗi nhiệm vụ phải nêu: ai làm, làm gì, hạn nào, ai chịu trách nhiệm, ra kết quả gì.",
  },
  "lead unit": {
    word: "đơn vị chủ trì",
    meaning: "Đơn vị chịu trách nhiệm về kết quả. Chỉ đơn vị này báo cáo hoàn thành và xin gia hạn.",
  },
  "co-ordinating unit": {
    word: "đơn vị phối hợp",
    meaning: "Đơn vị có phần việc riêng trong nhiệm vụ và ghi phần đóng góp của mình.",
  },
  "focal officer": {
    word: "cán bộ đầu mối",
    meaning: "Người trực tiếp làm và được nhắc trước tiên.",
  },
  "due date": {
    word: "thời hạn",
    meaning: "Hết hạn lúc 17:00 của ngày ghi. Hạn ban đầu và hạn được gia hạn đều được lưu và tính.",
  },
  extension: {
    word: "gia hạn",
    meaning: "Hạn mới do đơn vị chủ trì xin và cấp trên quyết định. Trong khi chờ, đơn vị không bị đôn đốc.",
  },
  evidence: {
    word: "minh chứng, sản phẩm",
    meaning: "Văn bản, số liệu, danh sách hoặc ảnh chứng minh việc đã xong.",
  },
  review: {
    word: "xác nhận",
    meaning:
      "Cấp trên xem báo cáo hoàn thành rồi công nhận, hoặc trả lại kèm nhận xét. Không ai tự xác nhận việc của mình.",
  },
  explanation: {
    word: "giải trình",
    meaning: "Lý do chậm mà đơn vị phải nêu trong 3 ngày làm việc trước khi báo cáo lên cấp trên.",
  },
  overdue: { word: "quá hạn", meaning: "Đã qua 17:00 của ngày đến hạn mà chưa báo cáo hoàn thành." },
  due_soon: { word: "sắp đến hạn", meaning: "Còn không quá 5 ngày làm việc." },
  awaiting_review: {
    word: "chờ xác nhận",
    meaning: "Đã báo cáo hoàn thành; thời gian của đơn vị dừng lại cho đến khi có kết quả xác nhận.",
  },
  returned: { word: "thực hiện lại", meaning: "Bị trả lại kèm nhận xét và hạn làm lại." },
  urging: {
    word: "đôn đốc",
    meaning: "Văn phòng, cơ quan tham mưu hoặc Ban Thường vụ thúc giục ngay, ngoài các lần nhắc tự động.",
  },
  escalation: {
    word: "báo cáo cấp trên",
    meaning: "Việc chậm được đưa lên cơ quan tham mưu, Văn phòng rồi Ban Thường vụ.",
  },
  "ladder, rung": {
    word: "thang đôn đốc, bậc",
    meaning:
      "Trình tự nhắc việc, yêu cầu giải trình và báo cáo cấp trên theo số ngày làm việc; mỗi bước là một bậc.",
  },
  "working day": {
    word: "ngày làm việc",
    meaning: "Thứ Hai đến thứ Sáu trừ ngày nghỉ, và các thứ Bảy làm bù.",
  },
  provisional: { word: "dự kiến", meaning: "Chưa có thông báo chính thức về ngày này." },
  target: { word: "chỉ tiêu", meaning: "Điều phải đạt, đo bằng số liệu từng năm." },
  observation: { word: "số liệu", meaning: "Con số của một năm dùng để đo chỉ tiêu." },
  baseline: { word: "số liệu gốc", meaning: "Con số và năm làm mốc xuất phát của chỉ tiêu." },
  draft: {
    word: "dự thảo",
    meaning: "Văn bản đã đọc, chưa giao: người soạn kiểm tra và sửa từng dòng trước khi ban hành.",
  },
  doubt: { word: "điểm cần người xem lại", meaning: "Chỗ máy đọc chưa chắc, kèm lý do." },
  amendment: {
    word: "sửa đổi, bổ sung",
    meaning: "Điều mà văn bản sau thêm, đổi hoặc bỏ ở chương trình đã ban hành.",
  },
  "review cycle": {
    word: "kỳ sơ kết, tổng kết",
    meaning: "Từ lúc gọi báo cáo, thu, tổng hợp đến khi Ban Thường vụ phê duyệt.",
  },
  "cut-off": { word: "chốt số liệu", meaning: "Thời điểm mà số liệu trong báo cáo được tính đến." },
  submission: { word: "báo cáo của đơn vị", meaning: "Báo cáo mà mỗi đơn vị nộp cho một kỳ." },
  succession: {
    word: "kế thừa",
    meaning: "Nhiệm vụ của một đơn vị chuyển sang đơn vị khác khi sáp nhập, đổi tên, chia tách.",
  },
  template: {
    word: "mẫu văn bản",
    meaning: "Tệp DOCX có các trường trong ngoặc nhọn, Văn phòng tự sửa được.",
  },
  webhook: { word: "địa chỉ nhận sự kiện", meaning: "Nơi một hệ thống khác nhận thông báo về sự kiện." },
  account: { word: "tài khoản", meaning: "Tên đăng nhập của một người, do quản trị hệ thống lập." },
  "one-time link": {
    word: "liên kết dùng một lần",
    meaning: "Gửi qua thư để đặt mật khẩu; dùng được một lần, trong 72 giờ.",
  },
  journal: {
    word: "nhật ký",
    meaning: "Ai làm gì, lúc nào, nhân danh ai; chỉ ghi thêm, không sửa, xóa được.",
  },
};
