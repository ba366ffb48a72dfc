import { board } from '../../../../lib/text/board'
import type { Piece } from './differences'

/** Added and removed are told by line as well as colour, and by hidden words. */
export const Pieces = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ text, is }, i) => {
    const key = `${i} ${is}`
    if (is === 'added')
      return (
        <ins key={key}>
          <span className="sr">{board.diff.added}</span>
          {text}
        </ins>
      )
    if (is === 'removed')
      return (
        <del key={key}>
          <span className="sr">{board.diff.removed}</span>
          {text}
        </del>
      )
    return <span key={key}>{text}</span>
  })
