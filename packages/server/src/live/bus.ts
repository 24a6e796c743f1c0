/** How the processes on one database reach each other. What it carries are hints: whoever needs to be sure asks the database. */
export interface Bus {
  /** `none`: there is but this process. `down`: nothing arrives until it is back. */
  readonly state: "none" | "up" | "down";
  /** Tells all processes that hear the channel, this one too. A message may be lost without a word. */
  tell(channel: string, message: object): void;
  /** From when this resolves, what is told there arrives. */
  hear(channel: string): Promise<void>;
  unhear(channel: string): void;
  onMessage(listener: (channel: string, message: unknown) => void): void;
  /** Called whenever it is back, when what was told meanwhile is lost. */
  onBack(listener: () => void): void;
  /** Called once each time that it goes away, or does not come up, with what is said of it. */
  onGone(listener: (why: string) => void): void;
  close(): Promise<void>;
}

/** The channel of a board. */
export function channelOf(boardId: string): string {
  return `board:${boardId}`;
}

/** The channel of what is for one user alone. */
export function personalChannelOf(userId: string): string {
  return `user:${userId}`;
}

/** For one process: there is nobody else to tell. */
export const noBus: Bus = {
  state: "none",
  tell() {},
  async hear() {},
  unhear() {},
  onMessage() {},
  onBack() {},
  onGone() {},
  async close() {},
};
