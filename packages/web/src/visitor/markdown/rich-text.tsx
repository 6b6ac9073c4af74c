/** @jsxImportSource preact */
import { Component, type ComponentChildren, type ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import './markdown.css'

let Markdown: ComponentType<{ text: string }> | undefined
/** By itself, so that sign-in does not wait for it. A web view too old for the parser (no lookbehind) shows plain text. */
const loading = import('./markdown.tsx').then(
  (module) => {
    Markdown = module.Markdown
  },
  () => undefined,
)

export function RichText({ text }: { text: string }) {
  const [, again] = useState(false)
  useEffect(() => {
    if (!Markdown) void loading.then(() => again(true))
  }, [])
  const plain = <div class="md md-plain">{text}</div>
  if (!Markdown) return plain
  return (
    <OrPlain plain={plain}>
      <Markdown text={text} />
    </OrPlain>
  )
}

/** A text that cannot be drawn is still a text. */
class OrPlain extends Component<{ plain: ComponentChildren; children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false }
  static override getDerivedStateFromError = () => ({ broken: true })
  override render() {
    return this.state.broken ? this.props.plain : this.props.children
  }
}
