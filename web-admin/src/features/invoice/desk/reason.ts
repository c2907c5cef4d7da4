/** Whether the API takes this as a reason: 5 to 500 characters. */
export function isReason(text: string): boolean {
  const { length } = Array.from(text.trim())

  return length >= 5 && length <= 500
}
