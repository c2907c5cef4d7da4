import { words } from '#lib/language.ts'

/** The words of signing in. */
export const sessionWords = words(
  {
    title: 'Sign in to Honnin',
    ready: 'Your link is ready. It works once.',
    signIn: 'Sign in',
    signingIn: 'Signing in…',
    none: { title: 'Sign in with a link', text: 'On the machine that runs Honnin, ask for a link and open it here:' },
    expired: { title: 'This link no longer works', text: 'A link works once and for 24 hours. Ask for a new one:' },
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    failed: 'Signing in failed. Try again.',
    command: 'the command',
  },
  {
    title: 'Honninにサインイン',
    ready: 'リンクを確認しました。このリンクは一度だけ使えます。',
    signIn: 'サインイン',
    signingIn: 'サインインしています…',
    none: { title: 'リンクでサインイン', text: 'Honninが動作しているマシンでリンクを発行し、このブラウザーで開いてください。' },
    expired: { title: 'このリンクは使えません', text: 'リンクは一度だけ、24時間以内に限り使えます。新しいリンクを発行してください。' },
    unreachable: 'サーバーに接続できません。接続を確認してもう一度お試しください。',
    failed: 'サインインできませんでした。もう一度お試しください。',
    command: 'コマンド',
  },
)
