export interface Pair {
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

interface Sides {
  readonly rounds: number;
  ours(): Promise<number>;
  floor(): Promise<number>;
}

/**
 * Measures both sides in turns, so that what else the machine does meets both. The first turn of each is thrown away:
 * it pays for compiling.
 */
export async function interleaved({ rounds, ours, floor }: Sides): Promise<Pair> {
  await ours();
  await floor();
  const pair: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round++) {
    pair.ours.push(await ours());
    pair.floor.push(await floor());
  }
  return pair;
}
