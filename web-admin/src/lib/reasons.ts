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
  no_challenge: { en: 'It is not known which moves were asked for', ja: '指示した動作の記録がありません' },
  unreadable_motion: { en: 'The film cannot be read', ja: '動画を読み取れません' },
  too_few_frames: { en: 'The film shows a face in too few frames', ja: '動画に顔の写った画像が足りません' },
  other_challenge: { en: 'The film shows other moves than were asked for', ja: '指示と異なる動作です' },
  interrupted: { en: 'The face left the picture', ja: '顔が画面から外れました' },
  leap: { en: 'The face leaps between two frames', ja: '顔の位置が不自然に飛んでいます' },
  another_face: { en: 'The face is not that of the selfie', ja: '自撮りと別の顔です' },
  move_not_made: { en: 'A move was not made', ja: '指示された動作がありません' },
  flat: { en: 'The face turns as a flat picture does', ja: '平面の画像のような動きです' },
  different_person: { en: 'The faces do not match', ja: '顔が一致しません' },
  no_reference_face: { en: 'No face in the reference portrait', ja: '照合用の写真に顔がありません' },
  reference_too_small: { en: 'The face in the reference portrait is too small', ja: '照合用の写真の顔が小さすぎます' },
  more_than_one_reference_face: { en: 'More than one face in the reference portrait', ja: '照合用の写真に複数の顔があります' },
  virtual_camera: { en: 'The camera is a program by its name', ja: '名前から仮想カメラと判断されます' },
  impossible_timing: { en: 'The frames came faster or more evenly than a camera’s', ja: '撮影間隔がカメラではあり得ないものです' },
  camera_mismatch: { en: 'The picture does not fit the camera', ja: '画像の大きさがカメラと一致しません' },
  frozen_frames: { en: 'Frames are the same picture', ja: '連続画像が同一です' },
  no_sensor_noise: { en: 'The picture lacks a camera’s noise', ja: '画像にカメラ特有のノイズがありません' },
  edited: { en: 'The file names a program that edits or generates pictures', ja: '画像編集・生成ソフトの痕跡があります' },
  screen_capture: { en: 'The file is a picture of a screen', ja: '画面を保存した画像です' },
  same_file: { en: 'The same file was handed in before', ja: '同じファイルが以前に提出されています' },
  same_picture: { en: 'A copy of the picture was handed in before', ja: '同じ画像の複製が以前に提出されています' },
  missing_neighbours: { en: 'Was not compared with earlier pictures', ja: '過去の画像と比較していません' },
  after_face: { en: 'Not judged: no face to judge', ja: '顔が検出されず、判定していません' },
  after_quality: { en: 'Not judged: the image quality does not allow it', ja: '画質が足りず、判定していません' },
  after_passive: { en: 'Not judged: liveness did not pass', ja: '生体検知に合格せず、判定していません' },
  missing_selfie: { en: 'No selfie was captured', ja: '自撮りがありません' },
  missing_motion: { en: 'No film of the moves was captured', ja: '動作の動画がありません' },
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
  not_in_force: { en: 'The law does not allow the method of the flow on that day', ja: '判定日の法令では、フローの確認方法が認められません' },
  evidence_lacking: { en: 'The flow does not gather what the law asks for on that day', ja: '判定日の法令で必要な証跡が、フローでは集まりません' },
  unknown_law: { en: 'The law of the flow is not in the catalogue', ja: 'フローの法令がカタログにありません' },
  unknown_method: { en: 'The law does not have the method of the flow', ja: 'フローの確認方法が法令にありません' },
  engine_failed: { en: 'The machine could not judge', ja: '機械が判定できませんでした' },
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
