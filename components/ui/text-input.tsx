import { useId, type ComponentProps, type ReactNode } from "react";
import { classList } from "./class-list";
import { Field, fieldDescription } from "./field";

interface TextInputProps extends Omit<ComponentProps<"input">, "id"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
}

export function TextInput({ label, hint, error, className, ...rest }: TextInputProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldDescription(id, { hint: Boolean(hint), error: Boolean(error) })}
        className={classList("text-input", className)}
      />
    </Field>
  );
}
