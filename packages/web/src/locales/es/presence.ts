import type { Romance } from "../catalogue.ts";

export const presence: Romance<"presence"> = {
  typing_one: "{{names}} está escribiendo…",
  typing_many: "{{names}} están escribiendo…",
  typing_other: "{{names}} están escribiendo…",
  carrying_one: "{{names}} está moviendo esto",
  carrying_many: "{{names}} están moviendo esto",
  carrying_other: "{{names}} están moviendo esto",
  others_one: "{{count, number}} más",
  others_many: "{{count, number}} más",
  others_other: "{{count, number}} más",
};
