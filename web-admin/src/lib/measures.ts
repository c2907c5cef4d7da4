import type { Language } from '#lib/language.ts'

interface Known {
  en: string
  ja: string
  unit?: string
  digits?: number
  /** The ends of the bar, where the measure has natural ones. */
  scale?: readonly [low: number, high: number]
  /** The policy bounds the size of the figure, whatever its sign. */
  magnitude?: boolean
}

const count = { digits: 0 }
const share = { digits: 2, scale: [0, 1] } as const
const angle = { unit: '°', digits: 1, scale: [-45, 45], magnitude: true } as const
const pixels = { unit: 'px', digits: 0 }

// The names are the engine's; a test compares them with its source.
const known: Readonly<Record<string, Known>> = {
  'face.score': { en: 'Detector confidence', ja: '検出の確からしさ', ...share },
  'face.faceCount': { en: 'Faces', ja: '顔の数', ...count },
  'face.framesWithFace': { en: 'Frames with a face', ja: '顔のある枚数', ...count },
  'face.boxHeight': { en: 'Height of the face', ja: '顔の高さ', ...pixels },
  'quality.framesGiven': { en: 'Frames captured', ja: '撮影枚数', ...count },
  'quality.framesUsed': { en: 'Frames good enough', ja: '使用できる枚数', ...count },
  'quality.faceCount': { en: 'Faces', ja: '顔の数', ...count },
  'quality.otherFaceSize': { en: 'Size of a second face', ja: '他の顔の大きさ', ...share },
  'quality.interEyeDistance': { en: 'Distance between the eyes', ja: '両目の間隔', ...pixels },
  'quality.headSize': { en: 'Head in the picture', ja: '画面に占める顔', ...share },
  'quality.margin': { en: 'Room around the face', ja: '顔の周囲の余白', digits: 2, scale: [-0.5, 1] },
  'quality.yaw': { en: 'Turned to the side', ja: '左右の向き', ...angle },
  'quality.pitch': { en: 'Nodded', ja: '上下の向き', ...angle },
  'quality.roll': { en: 'Tilted', ja: '傾き', ...angle },
  'quality.eyesOpen': { en: 'Eyes open', ja: '目の開き', ...share },
  'quality.eyeAperture': { en: 'Opening of the lids', ja: 'まぶたの開き', digits: 2 },
  'quality.luminance': { en: 'Brightness of the face', ja: '顔の明るさ', ...share },
  'quality.underExposure': { en: 'Nearly black', ja: '黒つぶれ', ...share },
  'quality.overExposure': { en: 'Nearly white', ja: '白とび', ...share },
  'quality.illuminationUniformity': { en: 'Evenness of light', ja: '照明の均一さ', ...share },
  'quality.dynamicRange': { en: 'Dynamic range', ja: 'ダイナミックレンジ', unit: 'bit', digits: 2, scale: [0, 8] },
  'quality.sharpness': { en: 'Sharpness', ja: '鮮明さ', digits: 0 },
  'quality.backgroundClutter': { en: 'Background clutter', ja: '背景の複雑さ', digits: 1 },
  'passive.score': { en: 'Liveness score', ja: '生体スコア', ...share, digits: 3 },
  'passive.logit': { en: 'Mean logit', ja: '平均ロジット', digits: 2 },
  'passive.logitLow': { en: 'Lowest logit', ja: '最小ロジット', digits: 2 },
  'passive.frames': { en: 'Frames judged', ja: '判定枚数', ...count },
  'active.frames': { en: 'Frames of the film', ja: '動画の枚数', ...count },
  'active.framesWithFace': { en: 'Frames with a face', ja: '顔のある枚数', ...count },
  'active.movesAsked': { en: 'Moves asked for', ja: '指示した動作の数', ...count },
  'active.movesMade': { en: 'Moves made', ja: '完了した動作の数', ...count },
  'active.seconds': { en: 'Time for each move', ja: '動作1回の時間', unit: 's', digits: 0 },
  'active.answered': { en: 'Shown as asked', ja: '指示どおりの映像', ...count },
  'active.turn': { en: 'Least turn to the side', ja: '左右の動きの最小', unit: '°', digits: 1 },
  'active.nod': { en: 'Least nod', ja: '上下の動きの最小', unit: '°', digits: 1 },
  'active.parallax': { en: 'Depth of the face', ja: '顔の奥行き', digits: 3 },
  'active.cosineLow': { en: 'Similarity to the selfie, least', ja: '自撮りとの最小類似度', digits: 3, scale: [-0.2, 1] },
  'active.gap': { en: 'Longest time without a face', ja: '顔が映らない最長時間', unit: 'ms', digits: 0 },
  'active.leap': { en: 'Largest leap of the face', ja: '顔の最大の飛び', digits: 3 },
  'match.cosine': { en: 'Similarity', ja: '類似度', digits: 3, scale: [-0.2, 1] },
  'match.cosineHigh': { en: 'Most similar frame', ja: '最も似た写真', digits: 3, scale: [-0.2, 1] },
  'match.frames': { en: 'Frames compared', ja: '照合枚数', ...count },
  'match.referenceEyeDistance': { en: 'Distance between the eyes, reference', ja: '両目の間隔（照合用）', ...pixels },
  'match.referenceOtherFace': { en: 'Size of a second face, reference', ja: '他の顔の大きさ（照合用）', ...share },
  'match.fmrBound': { en: 'False match rate, at most', ja: '誤一致率の上限', digits: 4 },
  'match.fmrPairs': { en: 'Pairs behind that rate', ja: 'その根拠の組数', ...count },
  'injection.bound': { en: 'Signed by the page', ja: 'ページの署名', ...count },
  'injection.virtualCamera': { en: 'Camera that is a program', ja: '仮想カメラの疑い', ...share },
  'injection.timing': { en: 'Times no camera keeps', ja: '撮影間隔の不自然さ', ...share },
  'injection.mismatch': { en: 'Picture does not fit the camera', ja: 'カメラとの不一致', ...share },
  'injection.frozen': { en: 'Frames are one picture', ja: '連続画像の同一性', ...share },
  'injection.frameDifference': { en: 'Difference of two frames, least', ja: '連続画像の最小の差', digits: 2, scale: [0, 255] },
  'injection.looped': { en: 'A frame comes back', ja: '同じ画像の繰り返し', ...share },
  'injection.noise': { en: 'Lack of noise', ja: 'ノイズの欠如', ...share },
  'injection.noiseDeviation': { en: 'Noise of the camera', ja: 'カメラのノイズ', digits: 2 },
  'injection.metadata': { en: 'File names another maker', ja: 'ファイル情報の加工の痕跡', ...share },
  'injection.screenCapture': { en: 'Picture of a screen', ja: '画面保存の疑い', ...share },
  'duplicate.exact': { en: 'Same files', ja: '同じファイルの数', ...count },
  'duplicate.near': { en: 'Copies of the picture', ja: '同じ画像の数', ...count },
  'duplicate.distance': { en: 'Distance of the nearest picture', ja: '最も近い画像との距離', unit: 'bit', digits: 0, scale: [0, 256] },
}

/** The measures that have words, as `check.measure`. */
export const knownMeasures: readonly string[] = Object.keys(known)

// The score of a check is judged under this name in the policy.
const scoreNames: Readonly<Record<string, string>> = { match: 'cosine' }

/** One figure with what the policy allowed it to be. */
export interface MeasureRow {
  name: string
  label: string
  unit: string
  digits: number
  value: number
  min: number | null
  max: number | null
  /** Null when the policy says nothing about it. */
  within: boolean | null
  /** The ends of the bar. */
  low: number
  high: number
}

/** What of a finding and its report the rows are made of. */
export interface Judged {
  check: string
  score: number | null
  measures: Readonly<Record<string, number>>
}

function plain(name: string): string {
  const text = name
    .replace(/([A-Z])/g, ' $1')
    .replaceAll('_', ' ')
    .toLowerCase()
    .trim()

  return text.charAt(0).toUpperCase() + text.slice(1)
}

function ends(look: Known | undefined, figures: readonly number[]): readonly [number, number] {
  const top = Math.max(...figures)
  const bottom = Math.min(...figures)
  if (look?.scale) return [Math.min(look.scale[0], bottom), Math.max(look.scale[1], top)]
  if (bottom >= 0 && top <= 1) return [0, 1]

  return [Math.min(0, bottom * 1.25), Math.max(0, top * 1.25)]
}

function row(check: string, name: string, value: number, thresholds: Readonly<Record<string, number>>, language: Language): MeasureRow {
  const look = known[`${check}.${name}`]
  const max = thresholds[`${check}.${name}.max`] ?? null
  const least = thresholds[`${check}.${name}.min`] ?? null
  const min = least ?? (look?.magnitude && max !== null ? -max : null)
  const judged = min !== null || max !== null
  const [low, high] = ends(
    look,
    [value, min, max].filter((figure) => figure !== null),
  )

  return {
    name,
    label: look?.[language] ?? plain(name),
    unit: look?.unit ?? '',
    digits: look?.digits ?? 3,
    value,
    min,
    max,
    within: judged ? (min === null || value >= min) && (max === null || value <= max) : null,
    low,
    high,
  }
}

/**
 * The figures of a finding against the thresholds named `check.measure.min` and `.max`. What was judged comes first, the score
 * before all, then what the engine only noted.
 */
export function measureRows(finding: Judged, thresholds: Readonly<Record<string, number>>, language: Language): MeasureRow[] {
  const { check, score, measures } = finding
  const order = (name: string) => (knownMeasures.indexOf(`${check}.${name}`) + 1 || Infinity)
  const names = Object.keys(measures).sort((a, b) => order(a) - order(b) || a.localeCompare(b))
  const rows = names.map((name) => row(check, name, measures[name] ?? 0, thresholds, language))
  const head = score === null ? [] : [row(check, scoreNames[check] ?? 'score', score, thresholds, language)]
  const all = [...head.filter((first) => first.within !== null), ...rows]

  return [...all.filter((each) => each.within !== null), ...all.filter((each) => each.within === null)]
}

/** A figure with the measure's number of decimals. */
export function figure(value: number, digits: number, language: Language): string {
  // A value that would be shown as nothing keeps one figure that counts.
  const tiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits

  return new Intl.NumberFormat(
    language,
    tiny && digits > 0
      ? { maximumSignificantDigits: 1 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'negative' },
  ).format(value)
}

/** A unit as it stands behind a figure. */
export function unitText(unit: string): string {
  return unit === '' || unit === '°' ? unit : ` ${unit}`
}

/** What the policy allows, in signs: "≥ 60 px", "± 25°", "0.20 – 0.85"; empty when it says nothing. */
export function allowedText({ min, max, digits, unit }: MeasureRow, language: Language): string {
  const show = (value: number) => figure(value, digits, language)
  const tail = unitText(unit)
  if (min !== null && max !== null) {
    return min === -max ? `± ${show(max)}${tail}` : `${show(min)} – ${show(max)}${tail}`
  }
  if (min !== null) return `≥ ${show(min)}${tail}`

  return max === null ? '' : `≤ ${show(max)}${tail}`
}
