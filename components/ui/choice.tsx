interface ChoiceProps<Value extends string> {
  legend: string;
  name: string;
  /** Value to words, in the order shown. */
  options: Readonly<Record<Value, string>>;
  initial: Value;
  onChoose: (value: Value) => void;
}

/** One of a few, always all in sight: radio buttons drawn as a row of segments. */
export function Choice<Value extends string>({
  legend,
  name,
  options,
  initial,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      <div className="choice-row">
        {(Object.keys(options) as Value[]).map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === initial}
              onChange={() => onChoose(value)}
            />
            <span>{options[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
