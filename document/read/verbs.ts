/** Words that begin what a body does. In a sentence they end its name: "Sở Y tế | chủ trì …". */
const VERBS = `
chủ trì;chủ động;phối hợp;tham mưu(?!, giúp việc| giúp việc);tham gia;tham vấn;chỉ đạo;lãnh đạo;hướng dẫn;xây dựng;rà soát;tăng cường;đẩy mạnh;đẩy nhanh;nâng cao;tiếp tục;
thực hiện;triển khai;kiểm tra;giám sát;thanh tra;theo dõi;đôn đốc;báo cáo;tổng hợp;đề xuất;trình;ban hành;nghiên cứu;tập trung;quán triệt;phổ biến;
tuyên truyền;vận động;phát huy;phát động;phát triển;phát hiện;bố trí;cân đối;bảo đảm;đảm bảo;quản lý(?! nhà nước| thị trường| chuyên ngành| các khu| khu|,);cụ thể hóa;hoàn thiện;hoàn thành;thống kê;công bố;công khai;
cung cấp;giao(?! thông);phân công;phân cấp;phân bổ;phân loại;yêu cầu;đề nghị;kiến nghị;chuẩn bị;lập;thẩm định;thẩm tra;phê duyệt;bảo vệ;đấu tranh;ngăn chặn;điều tra;
đổi mới;ứng dụng;đào tạo;bồi dưỡng;tập huấn;khai thác;sử dụng;cập nhật;kết nối;chia sẻ;đăng ký;góp phần;góp ý;thành lập;kiện toàn;sắp xếp;bổ sung;
sửa đổi;điều chỉnh;đánh giá;sơ kết;tổng kết;khen thưởng;biểu dương;nhân rộng;tháo gỡ;giúp(?! việc);đảm nhận;duy trì;khắc phục;ưu tiên;thu hút;kêu gọi;quy hoạch;
quy định;chấp hành;tuân thủ;nắm bắt;nắm tình hình;thúc đẩy;mời;gửi;đăng tải;xác định;lựa chọn;tiến hành;kiểm soát;nêu cao;đề cao;chú trọng;quan tâm;tạo;huy động;khuyến khích;
xem xét;quyết định;giải quyết;xử lý;hỗ trợ;đưa;lồng ghép;hợp tác;kiểm điểm;kiên quyết;kịp thời;khẩn trương;nghiêm túc;thường xuyên;định kỳ;hằng năm;hằng quý;
hằng tháng;tổ chức;chịu trách nhiệm;có trách nhiệm;có kế hoạch;có giải pháp;có biện pháp;có văn bản;có nhiệm vụ;căn cứ;trên cơ sở;phải;cần;sẽ;đã;được;làm;là;đầu mối;thống nhất;
ký;ký kết;tiếp nhận;tiếp thu;thông báo;thông tin;truyền thông;đăng;phát sóng;mở;mở rộng;gắn;lấy;coi;xác minh;xác nhận;truy quét;tuần tra;vận hành;đầu tư;đầu tư xây dựng;
đồng thời;chủ yếu;trực tiếp;rút ngắn;cắt giảm;giảm;tích cực;giới thiệu;giáo dục;hình thành;khảo sát;bám sát;thẩm mỹ;trao đổi;ủng hộ;hưởng ứng;tiết kiệm;đề ra;
soạn thảo;biên soạn;biên tập;dự thảo;in ấn;cấp phát;chi trả;thanh toán;quyết toán;giải ngân;nộp;kê khai;lưu trữ;số hóa;tích hợp;chuẩn hóa;chuyển đổi;chuyển;di dời;bàn giao;
nghiệm thu;khởi công;thi công;đấu thầu;đấu giá;giải phóng;bồi thường;thu hồi;cấm;không;hạn chế;phòng ngừa;phòng, chống;phòng chống;phản ánh;phản biện;tố giác;tố cáo;thảo luận;học tập;tọa đàm;
giữ vững;giữ gìn;củng cố;siết chặt;tinh giản;tinh gọn;trồng;chăm sóc;chăm lo;khám;tiêm;điều trị;cứu trợ;cứu nạn;ứng phó;ứng trực;(?<!thường )trực(?! thuộc);sẵn sàng;dự báo;cảnh báo;quan trắc;
đối chiếu;đối thoại;đa dạng hóa;hiện đại hóa;xã hội hóa;nghiêm cấm;nghiên cứu, tham mưu;vận dụng;quảng bá;xúc tiến;liên hệ;liên kết;khuyến nghị;cho ý kiến;cho phép;trả lời;phụ trách;ủy quyền;(?<!bầu )cử;lưu ý;
nhanh chóng;chủ lực;thí điểm;nhắc nhở;phê bình;chấn chỉnh;rút kinh nghiệm;kiểm kê;đo đạc;đo lường;tính toán;chấm điểm;xếp loại;xếp hạng;bình xét;công nhận;cấp giấy;quyết liệt;chọn;mua sắm;trang bị;nâng cấp;sửa chữa;khôi phục;
tăng;đàm phán;thương lượng;tôn vinh;xóa;xóa bỏ;dừng;lắp đặt;thay thế;trích;cho vay;giãn;hoãn;miễn;gia hạn;dành;tiếp xúc;tặng;trao;tuyển dụng;tuyển sinh;luân chuyển;điều động;bổ nhiệm;phân tích;so sánh;làm việc;làm rõ;giải trình;bảo tồn;phục hồi;tu bổ;tôn tạo;sơ tán;nạo vét;gia cố;đóng góp;quyên góp;khống chế;khoanh vùng;nhận diện;thiết lập;thiết kế;định hướng;đi đầu;gương mẫu;tham khảo;tra cứu;mời gọi;cam kết;bảo trì;tài trợ;bãi bỏ;hủy bỏ;đình chỉ;truy cứu;khởi tố;xét xử;niêm yết;giảm nghèo;tái cơ cấu;cơ cấu lại;thể chế hóa;cải cách;cải thiện;đơn giản hóa;tinh gọn;kết hợp;nhấn mạnh;khẳng định;tranh thủ;ngầm hóa;trích lập;hoạch định;quy tụ;phân luồng;xây mới;đồng bộ(?= dữ liệu| hóa| về);thu thập;thu gom;xuất cấp;kích hoạt;điều chuyển;khơi thông;lấy mẫu;phủ sóng;phổ cập;tích hợp;cải tạo;tái định cư;lựa chọn;ra mắt;hoàn tất;dạy;giảng dạy;học tập;rèn luyện`;

const STOPS = `trong;để;nhằm;theo;tại;khi;nếu;về;với;bằng;từ;cho;do;thì;mà;vì;như;sau;trước;hoặc;nhất là;đặc biệt;có;và các nội dung;chậm nhất;ngay;cùng;đến;vào;qua;thông qua;dưới;giữa;bao gồm;gồm;nói;còn;chưa;đang;vừa;nào;này;nêu;khác có`;

const words = (list: string): string[] =>
  list
    .split(";")
    .map((word) => word.trim())
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);

const anyOf = (list: string): string => words(list).join("|");

/** "tổ chức" is also a noun: "tổ chức đảng", "tổ chức chính trị - xã hội". */
const NOUN_ORGANISATION =
  /(?<!liên quan )tổ chức(?= (?:đảng|chính trị|cá nhân|xã hội|đoàn thể|có liên quan|liên quan|hội(?! nghị| thảo| thi| chợ| đàm| diễn| trại)|đoàn(?! kiểm tra| công tác| khảo sát| giám sát| thanh tra)|quốc tế|tín dụng|công đoàn|kinh tế|cơ sở|quần chúng|thành viên|tôn giáo|khoa học|nước ngoài|phi chính phủ)|, )/uy;
const VERB = new RegExp(`(?:${anyOf(VERBS)})(?![\\p{L}])`, "uy");
const STOP = new RegExp(`(?:${anyOf(STOPS)})(?![\\p{L}])`, "uy");
const RELATED = /có (?:liên quan|thẩm quyền|chức năng)|khác|cho vay|đã đăng ký/uy;

function at(pattern: RegExp, text: string, position: number): boolean {
  pattern.lastIndex = position;
  return pattern.test(text);
}

/** Does a small-letter verb or a word that cannot stand in a name begin at `position` of the folded text? */
export function endsName(folded: string, position: number): boolean {
  if (at(RELATED, folded, position) || at(NOUN_ORGANISATION, folded, position)) return false;
  return at(VERB, folded, position) || at(STOP, folded, position);
}

/** Does the lower-case folded text give an order at `position`: does it begin with a verb? */
export const isVerb = (lowered: string, position: number): boolean =>
  !at(NOUN_ORGANISATION, lowered, position) && at(VERB, lowered, position);
