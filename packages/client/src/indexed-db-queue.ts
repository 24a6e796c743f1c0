import { type DBSchema, openDB } from "idb";
import type { QueuedCommand, QueueStorage } from "./queue-storage.ts";

interface Schema extends DBSchema {
  /**
   * Its key counts up: the order of adding, over all tabs. Commands on no board are not in the index of boards, where null is no
   * key, and are found by their user.
   */
  commands: {
    key: number;
    value: QueuedCommand;
    indexes: { id: string; user: string; board: [userId: string, boardId: string] };
  };
}

/** A queue in the browser's own database: it survives a closed tab and is shared by all tabs. */
export function indexedDbQueue(name = "syncboard"): QueueStorage {
  const open = () =>
    openDB<Schema>(name, 1, {
      upgrade(database) {
        const store = database.createObjectStore("commands", { autoIncrement: true });
        store.createIndex("id", "id", { unique: true });
        store.createIndex("user", "userId");
        store.createIndex("board", ["userId", "boardId"]);
      },
      // A newer version of the app in another tab wants to upgrade: step aside, and open again when needed.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        opened = undefined;
      },
      // The browser may close it by itself, when the user clears the site's data.
      terminated: () => {
        opened = undefined;
      },
    });
  let opened: ReturnType<typeof open> | undefined;

  async function database() {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  }

  return {
    sharedAs: name,
    async add(command) {
      await (await database()).add("commands", command);
    },
    async remove(ids) {
      const transaction = (await database()).transaction("commands", "readwrite");
      for (const id of ids) {
        const key = await transaction.store.index("id").getKey(id);
        if (key !== undefined) await transaction.store.delete(key);
      }
      await transaction.done;
    },
    async refuse(id, refused) {
      const transaction = (await database()).transaction("commands", "readwrite");
      const key = await transaction.store.index("id").getKey(id);
      const command = key === undefined ? undefined : await transaction.store.get(key);
      if (command) await transaction.store.put({ ...command, refused }, key);
      await transaction.done;
    },
    async list(userId, boardId) {
      if (boardId !== null) return (await database()).getAllFromIndex("commands", "board", [userId, boardId]);
      const all = await (await database()).getAllFromIndex("commands", "user", userId);
      return all.filter((command) => command.boardId === null);
    },
    async waiting(userId) {
      const commands = await (await database()).getAllFromIndex("commands", "user", userId);
      return commands.filter((command) => !command.refused);
    },
    async forget(userId) {
      const transaction = (await database()).transaction("commands", "readwrite");
      for (const key of await transaction.store.index("user").getAllKeys(userId)) await transaction.store.delete(key);
      await transaction.done;
    },
  };
}
