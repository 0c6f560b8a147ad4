export const FONT = 'Arial, sans-serif';
export const FONT_SIZE = 14;
export const GRID_LINE = '#d8dde0';
