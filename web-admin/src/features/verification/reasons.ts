import type { Language } from '#lib/language.ts'

// Machine words of the engine and of the policy, in the words of people. A test compares them with the engine's source.
const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  no_face: { en: 'No face was found', ja: '顔が見つかりません' },
  more_than_one_face: { en: 'More than one face is in the picture', ja: '複数の顔が写っています' },
  come_closer: { en: 'The face is too small', ja: '顔が小さすぎます' },
  step_back: { en: 'The face is too close', ja: '顔が近すぎます' },
  center_face: { en: 'The face is cut off or off centre', ja: '顔が中央からずれています' },
  look_straight: { en: 'The head is turned away', ja: '顔が正面を向いていません' },
  eyes_closed: { en: 'The eyes look closed', ja: '目が閉じています' },
  too_dark: { en: 'Too dark', ja: '暗すぎます' },
  too_bright: { en: 'Too bright', ja: '明るすぎます' },
  uneven_light: { en: 'The light is uneven', ja: '照明にむらがあります' },
  low_contrast: { en: 'Too little contrast', ja: 'コントラストが不足しています' },
  blurred: { en: 'Blurred', ja: 'ぼやけています' },
  not_live: { en: 'Not accepted as a live person', ja: '生体と認められません' },
  no_usable_frame: { en: 'No frame is good enough to judge', ja: '判定できる写真がありません' },
  different_person: { en: 'The faces do not match', ja: '顔が一致しません' },
  no_reference_face: { en: 'No face in the reference portrait', ja: '照合用の写真に顔がありません' },
  reference_too_small: { en: 'The face in the reference portrait is too small', ja: '照合用の写真の顔が小さすぎます' },
  more_than_one_reference_face: { en: 'More than one face in the reference portrait', ja: '照合用の写真に複数の顔があります' },
  after_face: { en: 'Not judged: no face to judge', ja: '顔が検出されず、判定していません' },
  after_quality: { en: 'Not judged: the image quality does not allow it', ja: '画質が足りず、判定していません' },
  after_passive: { en: 'Not judged: liveness did not pass', ja: '生体検知に合格せず、判定していません' },
  missing_selfie: { en: 'No selfie was captured', ja: '自撮りがありません' },
  missing_reference: { en: 'No reference portrait was captured', ja: '照合用の顔写真がありません' },
  unreadable_image: { en: 'The photograph cannot be read', ja: '画像を読み取れません' },
  unsupported: { en: 'The image format is not supported', ja: '対応していない画像形式です' },
  truncated: { en: 'The image is incomplete', ja: '画像が途中で切れています' },
  too_many_bytes: { en: 'The file is too large', ja: 'ファイルが大きすぎます' },
  too_many_pixels: { en: 'The image has too many pixels', ja: '画像の画素数が多すぎます' },
  fail: { en: 'Did not pass', ja: '不合格' },
  inconclusive: { en: 'Could not be judged', ja: '判定できません' },
  skipped: { en: 'Was not run', ja: '実行されていません' },
  missing: { en: 'Left no finding', ja: '結果がありません' },
  unknown: { en: 'The policy does not know this check', ja: 'ポリシーにない検査です' },
  repeated: { en: 'Left two findings', ja: '結果が重複しています' },
  empty: { en: 'The policy has no rules', ja: 'ポリシーに規則がありません' },
}

/** The machine words that have sentences. */
export const knownReasons: readonly string[] = Object.keys(reasons)

/** The sentence for a machine word such as `too_dark` or `quality.too_dark`; an unknown one is shown as it reads, never hidden. */
export function reasonText(reason: string, language: Language): string {
  const word = reason.slice(reason.lastIndexOf('.') + 1)
  const known = reasons[word]?.[language]
  if (known) return known
  const text = word.replaceAll('_', ' ')

  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The check that a decision's reason speaks of: `quality` of `quality.too_dark`; undefined when it names none. */
export function reasonCheck(reason: string): string | undefined {
  const cut = reason.lastIndexOf('.')

  return cut < 0 ? undefined : reason.slice(0, cut)
}
