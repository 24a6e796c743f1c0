import { brief, median } from "./numbers.ts";
import type { Pair } from "./rounds.ts";

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly floor: string;
  readonly ratio: string;
  readonly bound: string;
  /** Undefined: nothing is promised. */
  readonly holds: boolean | undefined;
}

/** Values with the name of what they were measured on. */
export interface Floor {
  readonly is: string;
  readonly values: readonly number[];
}

export type Bound = { readonly atLeast: number } | { readonly atMost: number };

function holds(value: number, bound: Bound): boolean {
  return "atLeast" in bound ? value >= bound.atLeast : value <= bound.atMost;
}

function spread(values: readonly number[]): string {
  return `${brief(Math.min(...values))}–${brief(Math.max(...values))}`;
}

/** A figure that is judged by its ratio to its floor: the ratio of the medians, and how it varied from turn to turn. */
export function beside(what: string, unit: string, { ours, floor }: Pair, floorIs: string, bound: Bound): Row {
  const ratio = median(ours) / median(floor);
  const byRound = ours.map((value, round) => value / (floor[round] ?? Number.NaN));
  return {
    what,
    measured: `${brief(median(ours))} ${unit}`,
    floor: `${brief(median(floor))} ${unit}, ${floorIs}`,
    ratio: `${ratio.toFixed(2)} (${spread(byRound)})`,
    bound: "atLeast" in bound ? `≥ ${bound.atLeast} × floor` : `≤ ${bound.atMost} × floor`,
    holds: holds(ratio, bound),
  };
}

/** The same figure, to be known: nothing is promised of it. */
export function unbound(row: Row): Row {
  return { ...row, bound: "–", holds: undefined };
}

/** A figure that is judged by itself. `floor`, where there is one, is only shown. */
export function alone(what: string, unit: string, values: readonly number[], most: number, floor?: Floor): Row {
  const middle = median(values);
  return {
    what,
    measured: `${brief(middle)} ${unit}${values.length > 1 ? ` (${spread(values)})` : ""}`,
    floor: floor ? `${brief(median(floor.values))} ${unit}, ${floor.is}` : "–",
    ratio: floor ? brief(middle / median(floor.values)) : "–",
    bound: `≤ ${most} ${unit}`,
    holds: holds(middle, { atMost: most }),
  };
}
