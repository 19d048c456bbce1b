export function editors(root) { return root; }
