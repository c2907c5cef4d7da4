import { words } from '#lib/language.ts'

/** The words of what is kept in versions, whatever it is. */
export const versionWords = words(
  {
    versions: 'Versions',
    version: (number: number) => `Version ${String(number)}`,
    older: 'Older versions',
    states: { DRAFT: 'Draft', VALIDATED: 'Validated', PUBLISHED: 'Published', ARCHIVED: 'Archived' },
    none: 'nothing published',
    definition: 'Definition',
    save: 'Save',
    undo: 'Undo',
    saved: 'Saved. It is a draft until it is validated.',
    copy: 'Copy into a draft',
    copied: (number: number) => `Version ${String(number)} is a draft.`,
    acts: { validate: 'Validate', publish: 'Publish', back: 'Roll back to this', archive: 'Archive' },
    draft: { name: 'Name', act: 'Make a draft', busy: 'One moment…', done: (name: string) => `${name} is there, as a draft.` },
  },
  {
    versions: 'バージョン',
    version: (number: number) => `バージョン${String(number)}`,
    older: '以前のバージョン',
    states: { DRAFT: '下書き', VALIDATED: '検証済み', PUBLISHED: '公開中', ARCHIVED: '保管' },
    none: '公開なし',
    definition: '定義',
    save: '保存',
    undo: '元に戻す',
    saved: '保存しました。検証するまで下書きです。',
    copy: '下書きにコピー',
    copied: (number: number) => `バージョン${String(number)}を下書きにしました。`,
    acts: { validate: '検証', publish: '公開', back: 'このバージョンに戻す', archive: '保管' },
    draft: { name: '名前', act: '下書きを作成', busy: 'お待ちください…', done: (name: string) => `${name}の下書きを作成しました。` },
  },
)
