/** So many that are near in meaning are put among what has the words. A cursor names them all, so it has a length. */
export const MOST_NEAREST = 30;
/** How little the first places weigh more than the next ones: as the paper has it. */
const K = 60;

/**
 * How two orders are one: by the places that something has in them, whatever it was that ordered them. Reciprocal rank fusion:
 * G. V. Cormack, C. L. A. Clarke, S. Büttcher, "Reciprocal Rank Fusion Outperforms Condorcet and Individual Rank Learning
 * Methods", SIGIR 2009. Who has as much as another keeps the place that they had in the first order.
 */
export function mixed(...orders: readonly (readonly string[])[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const order of orders) {
    for (const [place, id] of order.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (K + place + 1));
  }
  return new Map([...scores].sort(([, one], [, other]) => other - one));
}
