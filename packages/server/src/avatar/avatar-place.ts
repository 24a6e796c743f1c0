/** Of the files of all avatars. */
export const AVATARS = "profile-pictures/";

/** Under which the storage keeps it. */
export function avatarKey(userId: string, avatarId: string): string {
  return `${AVATARS}${userId}/${avatarId}.jpg`;
}

/** From where it is read, by whoever was told. */
export function avatarUrl(userId: string, avatarId: string | null): string | null {
  return avatarId === null ? null : `/api/v1/users/${userId}/avatar/${avatarId}.jpg`;
}
