// The floor: everyone in a room is sent whatever one of them sends. No Yjs, no rules, no log.
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({ host: process.env.HOST, port: Number(process.env.PORT), perMessageDeflate: false })
server.on('listening', () => console.log('running'))
server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', data => {
    for (const other of room) other.send(data)
  })
  socket.on('close', () => room.delete(socket))
})
