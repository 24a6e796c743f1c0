export interface MailAddress {
  readonly name?: string;
  readonly address: string;
}

// Whatever could end a line of a mail's head or of the talk with an SMTP server, or begin another address.
const ADDRESS = /^[^\s\p{Cc}@"'<>(),;:\\]+@[^\s\p{Cc}@"'<>(),;:\\]+$/u;
const NAMED = /^([^<>"\p{Cc}]*)<([^<>]*)>$/u;

export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** `board@example.org`, or `Our boards <board@example.org>`; undefined when it is neither. */
export function readMailAddress(text: string): MailAddress | undefined {
  const [, name = "", address = text] = NAMED.exec(text.trim()) ?? [];
  if (!isMailAddress(address)) return undefined;
  return name.trim() === "" ? { address } : { name: name.trim(), address };
}
