/** Says in words what is going on; the moving bar is decoration and rests under reduced motion. */
export function Progress({ label }: { label: string }) {
  return (
    <div className="progress" role="status">
      <span>{label}</span>
      <span className="progress-bar" aria-hidden="true" />
    </div>
  );
}
