import { expect, it } from 'vitest'
import { useTheme } from '#shared/ui/composables/use-theme.ts'

it('the look is what was kept, is written on the page and kept again', () => {
  localStorage.setItem('okienko.theme', 'dark')
  localStorage.setItem('okienko.density', 'nonsense')
  const { theme, density } = useTheme()
  const { dataset } = document.documentElement
  expect([theme.value, dataset['theme'], density.value, dataset['density']]).toEqual([
    'dark',
    'dark',
    'compact',
    'compact',
  ])

  theme.value = 'system'
  density.value = 'cozy'
  expect([dataset['theme'], dataset['density']]).toEqual([undefined, 'cozy'])
  expect([localStorage.getItem('okienko.theme'), localStorage.getItem('okienko.density')]).toEqual([
    'system',
    'cozy',
  ])
})
