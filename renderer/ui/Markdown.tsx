import { lexer, type Token, type Tokens } from 'marked'
import { Fragment, useMemo, type ReactNode } from 'react'
import { classes } from './classes'

/** Markdown as elements of our own: HTML in it stays text, and links are named but lead nowhere. */
export function Markdown({ text }: { readonly text: string }) {
  const tokens = useMemo(() => lexer(text), [text])
  return <div className="flex flex-col gap-3 text-sm/6 break-words">{blocks(tokens)}</div>
}

function blocks(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{block(token)}</Fragment>)
}

function block(token: Token): ReactNode {
  if (isKind(token, 'heading'))
    // The page's own headings come before, so the guideline's start one level below them.
    return token.depth === 1 ? (
      <h3 className="text-base font-semibold">{inline(token.tokens)}</h3>
    ) : (
      <h4 className="text-sm font-semibold">{inline(token.tokens)}</h4>
    )
  if (isKind(token, 'paragraph')) return <p>{inline(token.tokens)}</p>
  if (isKind(token, 'list')) return <List list={token} />
  if (isKind(token, 'blockquote'))
    return <blockquote className="border-l-2 border-line pl-3">{blocks(token.tokens)}</blockquote>
  if (isKind(token, 'code'))
    return (
      <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-xs">
        <code>{token.text}</code>
      </pre>
    )
  if (isKind(token, 'table')) return <Table table={token} />
  if (isKind(token, 'hr')) return <hr className="border-line" />
  if (isKind(token, 'space')) return null
  return 'tokens' in token && token.tokens ? <p>{inline(token.tokens)}</p> : <p>{plain(token)}</p>
}

function List({ list }: { readonly list: Tokens.List }) {
  const Tag = list.ordered ? 'ol' : 'ul'
  return (
    <Tag
      className={classes('flex flex-col gap-1 pl-5', list.ordered ? 'list-decimal' : 'list-disc')}
    >
      {list.items.map((item, index) => (
        <li key={index}>
          {item.tokens.map((token, at) => (
            <Fragment key={at}>
              {isKind(token, 'text') ? inline(token.tokens ?? [token]) : block(token)}
            </Fragment>
          ))}
        </li>
      ))}
    </Tag>
  )
}

function Table({ table }: { readonly table: Tokens.Table }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-dense">
        <thead>
          <tr className="border-b border-line">
            {table.header.map((cell, index) => (
              <th key={index} scope="col" className="py-1 pr-3 font-medium">
                {inline(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index} className="border-b border-line">
              {row.map((cell, at) => (
                <td key={at} className="py-1 pr-3">
                  {inline(cell.tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function inline(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{span(token)}</Fragment>)
}

function span(token: Token): ReactNode {
  if (isKind(token, 'strong')) return <strong>{inline(token.tokens)}</strong>
  if (isKind(token, 'em')) return <em>{inline(token.tokens)}</em>
  if (isKind(token, 'del')) return <del>{inline(token.tokens)}</del>
  if (isKind(token, 'codespan'))
    return <code className="rounded-sm bg-sunken px-1 py-0.5 text-xs">{token.text}</code>
  if (isKind(token, 'br')) return <br />
  if (isKind(token, 'link'))
    return (
      <span title={token.href} className="underline decoration-line underline-offset-2">
        {inline(token.tokens)}
      </span>
    )
  if (isKind(token, 'image')) return token.text
  return 'tokens' in token && token.tokens ? inline(token.tokens) : plain(token)
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
}

function plain(token: Token): string {
  const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
}

interface Kinds {
  readonly heading: Tokens.Heading
  readonly paragraph: Tokens.Paragraph
  readonly list: Tokens.List
  readonly blockquote: Tokens.Blockquote
  readonly code: Tokens.Code
  readonly table: Tokens.Table
  readonly hr: Tokens.Hr
  readonly space: Tokens.Space
  readonly text: Tokens.Text
  readonly strong: Tokens.Strong
  readonly em: Tokens.Em
  readonly del: Tokens.Del
  readonly codespan: Tokens.Codespan
  readonly br: Tokens.Br
  readonly link: Tokens.Link
  readonly image: Tokens.Image
}

// The library's own union has an open member, which keeps the compiler from telling kinds apart.
function isKind<Kind extends keyof Kinds>(token: Token, kind: Kind): token is Kinds[Kind] & Token {
  return token.type === kind
}
