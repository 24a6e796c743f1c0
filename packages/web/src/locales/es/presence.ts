import type { Romance } from "../catalogue.ts";

export const presence: Romance<"presence"> = {
  typing_one: "{{names}} está escribiendo…",
  typing_many: "{{names}} están escribiendo…",
  typing_other: "{{names}} están escribiendo…",
  commenting_one: "{{names}} está escribiendo un comentario…",
  commenting_many: "{{names}} están escribiendo un comentario…",
  commenting_other: "{{names}} están escribiendo un comentario…",
  carrying_one: "{{names}} está moviendo esto",
  carrying_many: "{{names}} están moviendo esto",
  carrying_other: "{{names}} están moviendo esto",
  others_one: "{{count, number}} más",
  others_many: "{{count, number}} más",
  others_other: "{{count, number}} más",
};
