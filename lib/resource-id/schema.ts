import { z } from "zod";
import { parseRegistryId } from "./resource-id";

/** A registry's ARM id from outside. Nothing that has not passed this reaches an ARM URL. */
export const RegistryId = z
  .string()
  .max(500)
  .refine((id) => parseRegistryId(id) !== undefined, "This is not the ARM id of a container registry.");
