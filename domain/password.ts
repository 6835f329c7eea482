/** What a password has to be: long, and not one of those that are tried first. */
import type { Message } from "./errors.js";

/** Length is what withstands guessing; rules on kinds of characters do not (NIST SP 800-63B, 3.1.1.2). */
export const LEAST_CHARACTERS = 12;
export const MOST_CHARACTERS = 256;

/** Long enough, of five characters or more, and nonetheless tried first; compared in small letters, without spaces and signs. */
const common: readonly string[] = [
  "123456123456",
  "123456789012",
  "1234567890123",
  "12345678901234567890",
  "012345678910",
  "abcd12345678",
  "abc123456789",
  "abcdefghijkl",
  "admin1234567",
  "administrator",
  "administrator1",
  "dondoc123456",
  "iloveyou1234",
  "letmein123456",
  "matkhau12345",
  "matkhau123456",
  "matkhau1234567",
  "matkhaumatkhau",
  "motconvitxoera",
  "p4ssw0rdp4ssw0rd",
  "passw0rd1234",
  "password1234",
  "password12345",
  "password123456",
  "passwordpassword",
  "qazwsxedcrfv",
  "qwerty123456",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopasdf",
  "vietnam12345",
  "vietnam123456",
  "welcome12345",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
];

/** Fewer different characters than this are one key held down, or two in turn. */
const LEAST_DIFFERENT = 5;

/** What is wrong with it and what to do; null where nothing is. */
export function passwordFault(password: string, username: string): Message | null {
  const text = password.normalize("NFC");
  const length = Array.from(text).length;
  if (length < LEAST_CHARACTERS) {
    return {
      vi: `Mật khẩu cần ít nhất ${String(LEAST_CHARACTERS)} ký tự. Hãy dùng một câu dễ nhớ.`,
      en: `A password has at least ${String(LEAST_CHARACTERS)} characters. Take a sentence that you remember.`,
    };
  }
  if (length > MOST_CHARACTERS) {
    return {
      vi: `Mật khẩu dài nhất ${String(MOST_CHARACTERS)} ký tự. Hãy rút ngắn.`,
      en: `A password has at most ${String(MOST_CHARACTERS)} characters. Shorten it.`,
    };
  }
  const bare = bareOf(text);
  const name = bareOf(username);
  const named = name.length >= 3 && bare.replaceAll(name, "").length < LEAST_CHARACTERS / 2;
  if (bare === name || named) {
    return {
      vi: "Mật khẩu không được là tên đăng nhập. Hãy chọn mật khẩu khác.",
      en: "The password must not be the user name. Choose another one.",
    };
  }
  if (common.includes(bare) || new Set(text.toLowerCase()).size < LEAST_DIFFERENT) {
    return {
      vi: "Mật khẩu này quá phổ biến, dễ bị đoán. Hãy chọn mật khẩu khác.",
      en: "This password is among the first that are tried. Choose another one.",
    };
  }
  return null;
}

/** Small letters and digits alone. */
function bareOf(text: string): string {
  const letters = text.normalize("NFD").toLowerCase().replaceAll("đ", "d");
  const bare = letters.replace(/[^a-z0-9]/g, "");
  return bare === "" ? letters : bare;
}
