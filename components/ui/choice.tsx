interface ChoiceProps<Value extends string> {
  legend: string;
  name: string;
  /** Value to words, in the order shown. */
  options: Readonly<Record<Value, string>>;
  chosen: Value;
}

/** One of a few, always all in sight: radio buttons drawn as a row of segments. */
export function Choice<Value extends string>({ legend, name, options, chosen }: ChoiceProps<Value>) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      <div className="choice-row">
        {Object.entries<string>(options).map(([value, words]) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
