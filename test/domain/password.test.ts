/** Which passwords are taken. */
import { describe, expect, test } from "@jest/globals";
import { passwordFault } from "../../domain/password.js";

describe("a password", () => {
  test.each([
    ["a sentence", "con trâu đi trước cái cày"],
    ["twelve characters exactly", "nước mắm cay"],
    ["with the user name as a small part of it", "longmy có bốn mùa lúa chín"],
    ["of 256 characters", "abcde fghij ".repeat(21) + "abcd"],
  ])("is taken: %s", (_, password) => {
    expect(passwordFault(password, "longmy")).toBeNull();
  });

  test.each([
    ["eleven characters", "nước mắm ca"],
    ["eleven characters in decomposed letters, which are more code units", "nước mắm ca".normalize("NFD")],
    ["257 characters", "abcde fghij ".repeat(21) + "abcde"],
    ["the user name", "longmy.canbo.phongmot"],
    ["the user name in capitals and with signs", "LongMy-CanBo-PhongMot"],
    ["the user name with a few digits", "longmy.canbo.phongmot1"],
    ["a common one", "passwordpassword"],
    ["a common one in capitals and with a space", "MatKhau 123456"],
    ["a common one with diacritics", "mật khẩu mật khẩu"],
    ["one key held down", "aaaaaaaaaaaaaaaa"],
    ["two keys in turn", "abababababababab"],
  ])("is refused: %s", (_, password) => {
    expect(passwordFault(password, "longmy.canbo.phongmot")).toEqual({
      vi: expect.stringMatching(/\.$/) as unknown,
      en: expect.stringMatching(/\.$/) as unknown,
    });
  });
});
