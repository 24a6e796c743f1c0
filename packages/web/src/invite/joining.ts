/**
 * That somebody who was not signed in wants to join by this code: back from signing in, or from making an account, they are not
 * asked twice. In the tab, for no address may say it: a link would then make whoever opens it a member.
 */
const KEY = "syncboard.joining";

export function beginJoining(code: string): void {
  sessionStorage.setItem(KEY, code);
}

export function isJoining(code: string): boolean {
  return sessionStorage.getItem(KEY) === code;
}

export function endJoining(): void {
  sessionStorage.removeItem(KEY);
}
