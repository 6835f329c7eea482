/** Which passwords are taken. */
import { describe, expect, test } from "@jest/globals";
import { passwordFault } from "../../domain/password.js";
import { inBothLanguages } from "./spoken.js";

/** What one is told, by a word that stands in it alone. */
const said = {
  short: "ít nhất 12",
  long: "dài nhất 256",
  name: "tên đăng nhập",
  common: "phổ biến",
} as const;

/** Those that are tried first and are long enough otherwise. */
const common = `
  123456123456 123456789012 1234567890123 12345678901234567890 012345678910
  abcd12345678 abc123456789 abcdefghijkl admin1234567 administrator
  administrator1 dondoc123456 iloveyou1234 letmein123456 matkhau12345
  matkhau123456 matkhau1234567 matkhaumatkhau motconvitxoera p4ssw0rdp4ssw0rd
  passw0rd1234 password1234 password12345 password123456 passwordpassword
  qazwsxedcrfv qwerty123456 qwertyuiop12 qwertyuiop123 qwertyuiopasdf
  vietnam12345 vietnam123456 welcome12345 1q2w3e4r5t6y 1qaz2wsx3edc
`;

describe("a password", () => {
  test.each([
    ["a sentence", "con trâu đi trước cái cày"],
    ["twelve characters exactly", "nước mắm cay"],
    ["with the user name as a small part of it", "longmy có bốn mùa lúa chín"],
    ["with as much besides the user name as half a password", "longmy thuyền"],
    ["of 256 characters", "abcde fghij ".repeat(21) + "abcd"],
    ["of five different characters", "abcdeabcdeab"],
    ["with a letter that has no capital", "ßsabcßsabcßsabc"],
  ])("is taken: %s", (_, password) => {
    expect(passwordFault(password, "longmy")).toBeNull();
  });

  test("is taken though two letters that are the user name stand in it often", () => {
    expect(passwordFault("abababab cdef", "ab")).toBeNull();
  });

  test("is taken that has neither letter nor digit", () => {
    expect(passwordFault("!@#$%^&*()_+-=", "")).toBeNull();
  });

  test.each<[string, string, string, keyof typeof said]>([
    ["eleven characters", "nước mắm ca", "longmy", "short"],
    [
      "eleven characters in decomposed letters, which are more code units",
      "nước mắm ca".normalize("NFD"),
      "longmy",
      "short",
    ],
    ["257 characters", "abcde fghij ".repeat(21) + "abcde", "longmy", "long"],
    ["the user name", "longmy.canbo.phongmot", "longmy.canbo.phongmot", "name"],
    ["the user name in capitals and with signs", "LongMy-CanBo-PhongMot", "longmy.canbo.phongmot", "name"],
    ["the user name with a few digits", "longmy.canbo.phongmot1", "longmy.canbo.phongmot", "name"],
    ["a user name of three letters, again and again", "lanlanlanlan", "lan", "name"],
    ["a user name of two letters between signs", "a!@#$%^&*()_b", "ab", "name"],
    ["a user name in another script", "иван иван иван", "иван", "name"],
    ["a common one in capitals and with a space", "MatKhau 123456", "longmy", "common"],
    ["a common one with diacritics", "mật khẩu mật khẩu", "longmy", "common"],
    ["a common one with a đ", "Đôn Đốc 123456", "longmy", "common"],
    ["one key held down", "aaaaaaaaaaaaaaaa", "longmy", "common"],
    ["four keys in turn", "abcdabcdabcd", "longmy", "common"],
    ["two keys in turn, in small letters and capitals", "aBABababABab", "longmy", "common"],
  ])("is refused: %s", (_, password, username, fault) => {
    const message = passwordFault(password, username);
    expect(message).toEqual(inBothLanguages);
    expect(message?.vi).toContain(said[fault]);
  });

  test.each(common.trim().split(/\s+/))("is refused that is tried among the first: %s", (password) => {
    expect(passwordFault(password, "")?.vi).toContain(said.common);
  });
});
