// Drawn pictures for the mock's media library.
import type { AssetView } from '../src/shared/api/types.ts';
import { hugo, ines } from './people.ts';

/** A small landscape in SVG, different for each hue. */
export function picture(hue: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="hsl(${hue} 45% 82%)"/><circle cx="250" cy="50" r="26" fill="hsl(${hue + 40} 80% 72%)"/><path d="M0 150 70 80l60 60 50-40 140 90v10H0Z" fill="hsl(${hue} 30% 52%)"/><path d="M0 170h320v30H0Z" fill="hsl(${hue + 160} 25% 45%)"/></svg>`,
  );
}

const names: [string, string, AssetView['kind']][] = [
  ['tanneurs-facade.jpg', 'La rue des Tanneurs, cônes de chantier encore en place devant des façades en brique.', 'image'],
  ['plan-deviation.png', '', 'image'],
  ['feuilles-mortes.jpg', 'Un agent ratisse des feuilles mortes devant la halle.', 'image'],
  ['marche-de-noel.jpg', 'Chalets illuminés sur la place de la Mairie, à la tombée de la nuit.', 'image'],
  ['conservatoire.mp4', 'Extrait d’une répétition de l’orchestre des jeunes.', 'video'],
  ['conseil-ordre-du-jour.pdf', '', 'document'],
  ['piscine-bassin.jpg', 'Le grand bassin vide pendant la vidange annuelle.', 'image'],
  ['pont-saint-aubin.jpg', 'Le pont Saint-Aubin fermé, vu de la rive nord.', 'image'],
  ['sapin-geant.jpg', '', 'image'],
];

export const assets: AssetView[] = names.map(([filename, alt, kind], index) => ({
  id: `asset_${index}`,
  filename,
  kind,
  mime: kind === 'video' ? 'video/mp4' : kind === 'document' ? 'application/pdf' : 'image/jpeg',
  width: kind === 'document' ? null : 1600,
  height: kind === 'document' ? null : 1000,
  size_bytes: 240_000 + index * 310_000,
  alt,
  thumbnail_url: `/api/v1/mock-pictures/${index * 40}`,
  preview_url: `/api/v1/mock-pictures/${index * 40}`,
  original_url: `/api/v1/mock-pictures/${index * 40}`,
  created_at: `2026-11-${String(23 - index).padStart(2, '0')}T10:00:00Z`,
  created_by: index % 2 ? ines : hugo,
}));
