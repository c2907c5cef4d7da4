import { words } from '#lib/language.ts'

/** The words of the parts themselves. */
export const uiWords = words(
  {
    copy: (what: string) => `Copy ${what}`,
    copied: 'Copied',
    close: 'Close',
    retry: 'Try again',
    loading: 'Loading…',
    cancel: 'Cancel',
    undo: 'Undo',
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show the password',
    typeToConfirm: (name: string) => `Type “${name}” to confirm`,
    older: 'Older',
    newest: 'Newest',
    pages: 'Pages',
    problem: {
      NotFound: 'It is no longer there. Somebody may have removed it.',
      Conflict: 'Somebody else has changed it in the meantime, or the state of things does not allow it.',
      PermissionNotHeld: 'You can hand on only what you may do yourself.',
    },
    failure: {
      unreachable: { title: 'The server cannot be reached', text: 'Check your connection. The page tries again by itself.' },
      forbidden: { title: 'You may not see this', text: 'Your role does not allow it. Ask an administrator of your tenant.' },
      rate_limited: { title: 'Too many requests', text: 'The server asks for a pause. Try again in a moment.' },
      internal: { title: 'Something went wrong', text: 'The server could not answer. If it happens again, tell whoever runs it.' },
    },
  },
  {
    copy: (what: string) => `${what}をコピー`,
    copied: 'コピーしました',
    close: '閉じる',
    retry: '再試行',
    loading: '読み込み中…',
    cancel: 'キャンセル',
    undo: '元に戻す',
    show: '表示',
    hide: '隠す',
    showPassword: 'パスワードを表示',
    typeToConfirm: (name: string) => `確認のため「${name}」と入力してください`,
    older: '前のページ',
    newest: '最新へ',
    pages: 'ページ',
    problem: {
      NotFound: '対象が見つかりません。すでに削除された可能性があります。',
      Conflict: 'ほかの人がすでに変更したか、現在の状態では実行できません。',
      PermissionNotHeld: '自分が持っていない権限は付与できません。',
    },
    failure: {
      unreachable: { title: 'サーバーに接続できません', text: '接続をご確認ください。自動的に再試行します。' },
      forbidden: { title: '表示する権限がありません', text: 'あなたの役割では表示できません。テナントの管理者にご相談ください。' },
      rate_limited: { title: 'リクエストが多すぎます', text: 'しばらく待ってから再試行してください。' },
      internal: { title: '問題が発生しました', text: 'サーバーが応答できませんでした。繰り返す場合は運用担当者にご連絡ください。' },
    },
  },
)
