/** By which what is open for a wall is ended, as what is open for a session is by its name. */
export function openOfWall(wallId: string): string {
  return `wall ${wallId}`;
}
