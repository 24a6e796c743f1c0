import type { QueuedCommand, QueueStorage } from "./queue-storage.ts";

/** A queue that lives as long as the program: for tests, and for programs that may lose what was not sent. */
export function memoryQueue(): QueueStorage {
  const commands = new Map<string, QueuedCommand>();
  return {
    async add(command) {
      commands.set(command.id, command);
    },
    async remove(ids) {
      for (const id of ids) commands.delete(id);
    },
    async refuse(id, refused) {
      const command = commands.get(id);
      if (command) commands.set(id, { ...command, refused });
    },
    async list(userId, boardId) {
      return [...commands.values()].filter((command) => command.userId === userId && command.boardId === boardId);
    },
    async waiting(userId) {
      return [...commands.values()].filter((command) => command.userId === userId && !command.refused);
    },
    async forget(userId) {
      for (const { id, userId: whose } of commands.values()) if (whose === userId) commands.delete(id);
    },
  };
}
