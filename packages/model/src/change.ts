import { type TSchema, Type } from "typebox";

/** A field's value before and after: an event says both, so that it can be read, undone and put back by itself. */
export interface Change<Value> {
  readonly from: Value;
  readonly to: Value;
}

export function ChangeOf<Value extends TSchema>(value: Value) {
  return Type.Object({ from: value, to: value });
}

type Changes<Fields> = { [Name in keyof Fields]?: Change<Exclude<Fields[Name], undefined>> };

/** The named fields that `wanted` gives another value than `row` has; undefined when there are none. */
export function changesOf<Row, Name extends keyof Row>(
  row: Row,
  wanted: { readonly [Each in Name]?: Row[Each] | undefined },
  names: readonly Name[],
): Changes<Pick<Row, Name>> | undefined {
  const changes: Changes<Pick<Row, Name>> = {};
  let isChanged = false;
  for (const name of names) {
    const to = wanted[name];
    if (to === undefined || to === row[name]) continue;
    changes[name] = { from: row[name], to } as Change<Exclude<Row[Name], undefined>>;
    isChanged = true;
  }
  return isChanged ? changes : undefined;
}

/** The fields' new values. */
export function after<Fields>(changes: Changes<Fields>): Partial<Fields> {
  const values: Partial<Fields> = {};
  for (const name of Object.keys(changes) as (keyof Fields)[]) {
    const change = changes[name];
    if (change) values[name] = change.to;
  }
  return values;
}

/** The old values of those fields that still hold the new one; undefined when somebody has changed them all since. */
export function before<Fields>(changes: Changes<Fields>, row: Partial<Fields>): Partial<Fields> | undefined {
  const values: Partial<Fields> = {};
  let isLeft = false;
  for (const name of Object.keys(changes) as (keyof Fields)[]) {
    const change = changes[name];
    if (!change || row[name] !== change.to) continue;
    values[name] = change.from;
    isLeft = true;
  }
  return isLeft ? values : undefined;
}
