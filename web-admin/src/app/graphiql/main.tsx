import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './graphiql.css'

import { createRoot } from 'react-dom/client'

import { Explorer } from './explorer.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('graphiql.html has no #root')

createRoot(root).render(<Explorer />)
