/** As the server takes it. */
const ADDRESS = /^(?:https?:\/\/[^\s/?#]|mailto:)[^\s]+$/i;

/** What somebody typed as an address: most leave out how it begins. */
export function addressIn(typed: string): string | undefined {
  const text = typed.trim();
  const whole = /^[^\s/:@]+\.[^\s/:@.]{2,}(?::\d+)?(?:[/?#]|$)/.test(text) ? `https://${text}` : text;
  return ADDRESS.test(whole) ? whole : undefined;
}
