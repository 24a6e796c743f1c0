import { Type } from "typebox";

/** The shape that browsers check too, and no line break or space can pass; whether mail arrives only mail can tell. */
export const Email = Type.String({
  pattern: "^[^\\s@\"'<>(),;:\\\\]+@[^\\s@\"'<>(),;:\\\\]+\\.[^\\s@\"'<>(),;:\\\\.]+$",
  maxLength: 254,
  description: "an e-mail address",
});

export const NAME_LENGTH = 100;

export const PersonName = Type.String({
  minLength: 1,
  maxLength: NAME_LENGTH,
  pattern: "\\S",
  description: "1 to 100 characters",
});
