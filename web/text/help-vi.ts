/** Help, and what an open page says by itself. */
import { guidesVi } from "./guides-vi.js";
import { termsVi } from "./terms-vi.js";

export const helpVi = {
  title: "Trợ giúp",
  ofPage: "Trợ giúp: từ ngữ trên trang này, hỏi ai",
  all: "Toàn bộ từ ngữ và hướng dẫn theo vai trò",
  whoTitle: "Hỏi ai",
  whoAnswers: "Về nội dung và thời hạn nhiệm vụ, Văn phòng Tỉnh ủy trả lời:",
  accountsAnswer: "Về tài khoản và đăng nhập, hỏi quản trị hệ thống của Văn phòng.",
  guidesTitle: "Hướng dẫn theo vai trò",
  termsTitle: "Từ ngữ",
  terms: termsVi,
  guides: guidesVi,
  live: {
    changed: "Có thay đổi mới.",
    look: "Xem",
    updated: "Trang vừa được cập nhật.",
    ended: "Phiên làm việc đã hết. Nội dung đang viết dở được giữ lại ở đây và điền lại sau khi đăng nhập.",
    kept: "Nội dung đồng chí viết dở và chưa gửi đã được điền lại. Hãy xem lại rồi gửi.",
    filesAgain: "Tệp không giữ lại được: hãy chọn lại tệp.",
    forget: "Bỏ nội dung viết dở",
    unsent:
      "Chưa gửi được: mất kết nối với máy chủ. Nội dung đồng chí đã viết vẫn còn. Hãy kiểm tra mạng rồi gửi lại.",
  },
  expired: {
    title: "Phiên làm việc đã hết, chưa gửi được",
    message: "Hệ thống chưa ghi nhận gì. Nội dung đồng chí đã viết chưa mất.",
    withScripts:
      "Hãy đăng nhập lại: trang vừa rồi sẽ mở ra với nội dung đã viết. Mật khẩu, mã và tệp không được giữ, cần nhập và chọn lại.",
    withoutScripts:
      "Nếu nội dung không được điền lại: hãy đăng nhập ở một thẻ khác, rồi trở lại trang này và tải lại. Trình duyệt sẽ gửi lại những gì đã viết; tệp có thể phải chọn lại.",
    signIn: "Đăng nhập lại",
    otherTab: "Đăng nhập ở thẻ khác",
  },
  stale: "Hãy mở lại trang, xem người khác đã thay đổi gì rồi quyết định có gửi tiếp hay không.",
};
