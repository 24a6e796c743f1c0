/** The part of an expression that stands for an id: a UUID in lower case. */
export const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const WHOLE = new RegExp(`^${UUID}$`);

export function isId(text: string): boolean {
  return WHOLE.test(text);
}
