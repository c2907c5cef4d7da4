/** The round figure above the highest bar: 1, 2 or 5 times a power of ten. */
export function ceiling(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)))
  const step = [1, 2, 5].find((one) => one * power >= highest) ?? 10

  return Math.max(step * power, 2)
}

/** How many days lie between two that are named below the bars, so that there is room for seven or so. */
export function stride(days: number): number {
  return days <= 10 ? 1 : 7 * Math.ceil(days / 50)
}
