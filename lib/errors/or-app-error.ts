import { AppError } from "./app-error";

/** For whoever has words for an expected failure. A fault is thrown on. */
export async function orAppError<T>(answer: Promise<T>): Promise<T | AppError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
