/** Words over the whole of a screen, where there is no picture to show. */
export function WallNotice({ title, nextStep }: { title: string; nextStep: string }) {
  return (
    <div className="wall-notice" role="status">
      <h1>{title}</h1>
      <p>{nextStep}</p>
    </div>
  );
}
