export { ChartSearch } from './ChartSearch.tsx'
