/** The statements that fill a register: each reads what the ones before have put down in temporary tables. */

/** What instructions speak of; so that a search finds some of them and not all. */
export const words = `
CREATE TEMP TABLE word AS SELECT
  ARRAY['Triển khai', 'Rà soát, bổ sung', 'Tổ chức kiểm tra', 'Tham mưu ban hành', 'Tuyên truyền, phổ biến',
    'Đào tạo, bồi dưỡng', 'Xây dựng kế hoạch', 'Tổng kết, đánh giá'] AS verb,
  ARRAY['công tác an toàn, vệ sinh lao động', 'chuyển đổi số trong cơ quan Đảng', 'cải cách thủ tục hành chính',
    'phòng, chống thiên tai và tìm kiếm cứu nạn', 'giảm nghèo bền vững', 'quản lý đất đai, khoáng sản',
    'bảo vệ môi trường, xử lý rác thải', 'chăm sóc sức khỏe nhân dân', 'phát triển kinh tế tập thể',
    'xây dựng nông thôn mới', 'giáo dục nghề nghiệp và việc làm', 'phòng, chống tham nhũng, lãng phí',
    'sắp xếp tổ chức bộ máy'] AS matter,
  ARRAY['trên địa bàn quản lý', 'tại các xã, phường', 'trong cán bộ, đảng viên', 'đối với doanh nghiệp',
    'ở khu vực nông thôn', 'trong học sinh, sinh viên', 'tại các khu công nghiệp'] AS field`;

/** Fifty of a programme, twenty units each: $1 tasks. */
export const instructions = `
CREATE TEMP TABLE instruction AS
SELECT programme, uuidv7() AS id, number, text,
  39 + sum(length(text) + 1) OVER (PARTITION BY programme ORDER BY number) - length(text) - 1 AS start,
  uuidv7() AS section_id
FROM (
  SELECT n / 50 AS programme, n % 50 + 1 AS number,
    format('%s %s %s, đợt %s năm %s.', w.verb[1 + n % 8], w.matter[1 + (n * 5 + n / 50) % 13],
      w.field[1 + (n * 3 + n / 8) % 7], 1 + n / 50, 2024 + n % 5) AS text
  FROM word w, generate_series(0, ($1::int + 19) / 20 - 1) n) each`;

export const programmes = `
INSERT INTO programme (id, number, type, title, issuer, signed_on, state, text, file_name, file_hash, reading,
  office_unit_id, advising_unit_id, committee_unit_id, imported_by_id, imported_at, issued_at, version, conducted_version)
SELECT uuidv7(), format('%s-CTr/TU', programme + 1), 'Chương trình',
  format('Thực hiện nghị quyết số %s-NQ/TW', programme + 1), 'Ban Thường vụ Tỉnh ủy', current_date - 230, 'issued',
  -- 39 characters, then a line an instruction.
  rpad('II. NHIỆM VỤ VÀ GIẢI PHÁP', 38) || E'\\n' || string_agg(text, E'\\n' ORDER BY number), 'chuong-trinh.txt',
  encode(sha256(convert_to(programme::text, 'UTF8')), 'hex'),
  '{"header": {}, "signatory": null, "recipients": [], "doubts": []}',
  (SELECT id FROM unit WHERE code = 'vptu'), (SELECT id FROM unit WHERE code = 'tuyengiao'),
  (SELECT id FROM unit WHERE code = 'btv'), (SELECT person_id FROM "user" WHERE username = 'tonghop'),
  now() - interval '230 days', now() - interval '230 days', 2, 2
FROM instruction GROUP BY programme`;

export const sections = `
INSERT INTO section (id, programme_id, parent_id, position, path, heading, source_start, source_end)
SELECT uuidv7(), id, NULL::uuid, 0, 'II', 'NHIỆM VỤ VÀ GIẢI PHÁP', 0, 25 FROM programme
UNION ALL
SELECT i.section_id, p.id, NULL, i.number, 'II.' || i.number, '', i.start, i.start + length(i.text)
FROM instruction i JOIN programme p ON p.number = format('%s-CTr/TU', i.programme + 1)`;

export const draftTasks = `
INSERT INTO draft_task (id, programme_id, position, section, text, lead, coordinating, through, source_start, source_end)
SELECT i.id, p.id, i.number, 'II.' || i.number, i.text, ARRAY['các đơn vị'], '{}', '{}', i.start, i.start + length(i.text)
FROM instruction i JOIN programme p ON p.number = format('%s-CTr/TU', i.programme + 1)`;

/**
 * The tasks as they will stand: $1 tasks of $2 units with $3 events, of mix $4. The numbers are primes to the counts that they
 * meet, so that states, dates and units mix.
 */
export const plannedTasks = `
CREATE TEMP TABLE planned AS
SELECT s.*, CASE state WHEN 'assigned' THEN 1 ELSE $3::int END AS events,
  uuidv7() AS progress_report_id, uuidv7() AS completion_report_id,
  CASE WHEN kind = 'dated' THEN
    CASE WHEN $4 = 'at_work' THEN current_date + 40 + (n * 37 % 150)
      WHEN state = 'completed' THEN current_date - 2 - (n * 37 % 200)
      ELSE current_date - 30 + (n * 37 % 230) END
  END AS due_on
FROM (
  SELECT n, uuidv7() AS id, i.programme, i.number, i.id AS draft_task_id, i.text, i.start,
    CASE WHEN n % 10 = 9 AND $4 <> 'at_work' THEN 'continuous' ELSE 'dated' END AS kind,
    CASE WHEN $4 = 'at_work' THEN 'in_progress' WHEN r < 50 THEN 'completed' WHEN r < 74 THEN 'in_progress'
      WHEN r < 82 THEN 'assigned' WHEN r < 92 THEN 'awaiting_review' WHEN r < 97 THEN 'returned'
      ELSE 'cancelled' END AS state,
    lead.id AS lead_unit_id, other.id AS other_unit_id, head.person_id AS officer_id,
    date_trunc('milliseconds', now() - interval '230 days') AS assigned_at
  FROM (SELECT n, (n * 31 + n / 100 * 7) % 100 AS r FROM generate_series(0, $1::int - 1) n) g
  JOIN instruction i ON i.programme = n / 1000 AND i.number = n % 1000 / 20 + 1
  JOIN unit lead ON lead.code = format('dv%s', lpad((n::bigint * 7919 % $2::int)::text, 4, '0'))
  JOIN unit other ON other.code = format('dv%s', lpad(((n::bigint * 7919 + 1) % $2::int)::text, 4, '0'))
  JOIN membership head ON head.unit_id = lead.id AND head.is_focal) s`;

export const tasks = `
INSERT INTO task (id, programme_id, draft_task_id, position, section, text, product, kind, source_start, source_end,
  lead_unit_id, reviewer_unit_id, state, progress, due_on, original_due_on, due_set_at, assigned_at, accepted_at,
  last_heard_at, reported_at, closed_at, escalated_at, version, conducted_version, next_rung_at, awaited_rung_at)
SELECT t.id, p.id, t.draft_task_id, t.number, 'II.' || t.number, t.text, 'Báo cáo kết quả', t.kind::task_kind, t.start,
  t.start + length(t.text), t.lead_unit_id, (SELECT id FROM unit WHERE code = 'tuyengiao'), t.state::task_state,
  CASE t.state WHEN 'assigned' THEN 0 WHEN 'completed' THEN 100 WHEN 'awaiting_review' THEN 100 ELSE n % 90 END,
  t.due_on, t.due_on, t.assigned_at, t.assigned_at,
  CASE WHEN t.state <> 'assigned' THEN t.assigned_at + interval '1 day' END,
  CASE WHEN t.state <> 'assigned' THEN t.assigned_at + interval '2 days' END,
  CASE WHEN t.state IN ('awaiting_review', 'completed') THEN t.assigned_at + interval '200 days' END,
  CASE WHEN t.state IN ('completed', 'cancelled') THEN t.assigned_at + interval '210 days' END,
  CASE WHEN t.state = 'in_progress' AND t.due_on < current_date - 15 THEN t.assigned_at + interval '220 days' END,
  t.events, t.events, rung.at, rung.at
FROM planned t JOIN programme p ON p.number = format('%s-CTr/TU', t.programme + 1),
  LATERAL (SELECT CASE WHEN t.state NOT IN ('completed', 'cancelled')
    THEN greatest(t.due_on - 14, current_date + 1) + time '00:15' END AS at) rung`;

export const taskUnits = `
INSERT INTO task_unit (task_id, unit_id, role) SELECT id, other_unit_id, 'coordinating' FROM planned`;

export const reports = `
INSERT INTO report (id, task_id, kind, state, unit_id, reporter_id, text, progress, reported_at, reviewed_at)
SELECT progress_report_id, id, 'progress'::report_kind, 'submitted'::report_state, lead_unit_id, officer_id,
  'Đã triển khai đến các chi bộ trực thuộc, đang tổng hợp số liệu.', 30, assigned_at + interval '2 days', NULL
FROM planned WHERE state <> 'assigned'
UNION ALL
SELECT completion_report_id, id, 'completion',
  CASE state WHEN 'completed' THEN 'confirmed' WHEN 'returned' THEN 'returned' ELSE 'submitted' END::report_state,
  lead_unit_id, officer_id, 'Đã hoàn thành, gửi kèm văn bản và báo cáo kết quả.', 100, assigned_at + interval '200 days',
  CASE WHEN state <> 'awaiting_review' THEN assigned_at + interval '210 days' END
FROM planned WHERE state IN ('completed', 'returned', 'awaiting_review')`;

/** Where each chain has ended. */
export const heads = `
UPDATE task t SET journal_number = h.number, journal_hash = h.hash FROM head h WHERE h.task_id = t.id`;
