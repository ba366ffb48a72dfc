/** A titled part of the record. `inside`: of one of two records on a page, where the same parts stand twice and are no landmarks. */
export const Part = ({
  id,
  title,
  inside,
  children,
}: {
  id: string
  title: string
  inside?: boolean
  children: React.ReactNode
}) => (
  <section aria-labelledby={inside ? undefined : id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)
