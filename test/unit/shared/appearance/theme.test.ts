import { describe, expect, it } from 'vitest'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import { appearance } from '#shared/domain/appearance/schema.ts'
import { themeCss } from '#shared/domain/appearance/theme.ts'

describe('a theme', () => {
  it('is one small style sheet of custom properties', () => {
    const css = themeCss({ ...delivered, brand: '#7a1fa2', radius: 3, density: 'compact', font: 'lora' })
    const [light = '', dark = ''] = css.split('@media (prefers-color-scheme:dark)')
    expect(light).toMatch(/^:root\[data-app='portal'\]\{[^{}]*\}\n$/)
    expect(light).toContain('--brand:#7a1fa2;')
    expect(dark).toMatch(/--brand:#(?!7a1fa2)[0-9a-f]{6};/)
    expect(css).toContain('--radius:3px')
    expect(css).toContain("--font:'Lora Variable'")
    expect(css).toContain('--row:44px')
    expect(css.length).toBeLessThan(1024)
  })

  it('has a delivered look that keeps to its own schema', () => {
    expect(appearance.parse(delivered)).toEqual(delivered)
  })

  it.each([
    ['a colour that ends the rule', { brand: '#000;}*{x' }],
    ['a colour by name', { brand: 'red' }],
    ['a radius with a unit', { radius: '4px' }],
    ['a font of its own', { font: "x',url(https://a.example" }],
    ['no blocks', { blocks: [] }],
    ['a block nobody knows', { blocks: [{ kind: 'html', text: '<script>' }] }],
    ['a link that runs', { headerLinks: [{ label: { pl: 'a', en: 'a' }, href: 'javascript:alert(1)' }] }],
    [
      'a link to another host in disguise',
      { footerLinks: [{ label: { pl: 'a', en: 'a' }, href: '//a.example' }] },
    ],
    ['a logo without words', { logo: { pictureId: 1, alt: { pl: '', en: ' ' } } }],
  ])('refuses %s', (_, given) => {
    expect(appearance.safeParse({ ...delivered, ...given }).success).toBe(false)
  })
})
