export default function Page() {
  return <p>Roundtable</p>
}
