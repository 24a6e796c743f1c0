import type { Romance } from "../catalogue.ts";

export const presence: Romance<"presence"> = {
  typing_one: "{{names}} está escrevendo…",
  typing_many: "{{names}} estão escrevendo…",
  typing_other: "{{names}} estão escrevendo…",
  commenting_one: "{{names}} está escrevendo um comentário…",
  commenting_many: "{{names}} estão escrevendo um comentário…",
  commenting_other: "{{names}} estão escrevendo um comentário…",
  carrying_one: "{{names}} está movendo isto",
  carrying_many: "{{names}} estão movendo isto",
  carrying_other: "{{names}} estão movendo isto",
  others_one: "mais {{count, number}}",
  others_many: "mais {{count, number}}",
  others_other: "mais {{count, number}}",
};
