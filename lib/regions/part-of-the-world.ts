import type { LonLat } from "@/lib/hexgrid/points";

type Part = "americas" | "europe" | "middle-east-africa" | "asia-pacific";
type LatLonPair = readonly [latDegrees: number, lonDegrees: number];

/** Cities spread over each part, so that the nearest one tells the part of any place with people in it. */
const CITIES: Readonly<Record<Part, readonly LatLonPair[]>> = {
  americas: [
    [61.2, -149.9], // Anchorage
    [21.3, -157.9], // Honolulu
    [49.3, -123.1], // Vancouver
    [34.1, -118.2], // Los Angeles
    [39.7, -105.0], // Denver
    [41.9, -87.6], // Chicago
    [25.8, -80.2], // Miami
    [44.6, -63.6], // Halifax
    [64.2, -51.7], // Nuuk
    [19.4, -99.1], // Mexico City
    [9.0, -79.5], // Panama
    [-12.0, -77.0], // Lima
    [-33.4, -70.7], // Santiago
    [-34.6, -58.4], // Buenos Aires
    [-23.6, -46.6], // São Paulo
    [-3.7, -38.5], // Fortaleza
  ],
  europe: [
    [64.1, -21.9], // Reykjavík
    [38.7, -9.1], // Lisbon
    [37.4, -6.0], // Seville
    [40.4, -3.7], // Madrid
    [53.3, -6.3], // Dublin
    [48.9, 2.4], // Paris
    [38.1, 13.4], // Palermo
    [37.9, 23.7], // Athens
    [42.7, 23.3], // Sofia
    [50.5, 30.5], // Kyiv
    [55.8, 37.6], // Moscow
    [69.6, 18.9], // Tromsø
    [60.2, 24.9], // Helsinki
  ],
  "middle-east-africa": [
    [33.6, -7.6], // Casablanca
    [36.8, 3.1], // Algiers
    [36.8, 10.2], // Tunis
    [32.9, 13.2], // Tripoli
    [30.0, 31.2], // Cairo
    [39.9, 32.9], // Ankara
    [32.1, 34.8], // Tel Aviv
    [24.7, 46.7], // Riyadh
    [35.7, 51.4], // Tehran
    [25.2, 55.3], // Dubai
    [14.7, -17.4], // Dakar
    [6.5, 3.4], // Lagos
    [-1.3, 36.8], // Nairobi
    [-4.3, 15.3], // Kinshasa
    [-26.2, 28.0], // Johannesburg
    [-33.9, 18.4], // Cape Town
  ],
  "asia-pacific": [
    [24.9, 67.0], // Karachi
    [43.2, 76.9], // Almaty
    [28.6, 77.2], // Delhi
    [13.1, 80.3], // Chennai
    [39.9, 116.4], // Beijing
    [31.2, 121.5], // Shanghai
    [35.7, 139.7], // Tokyo
    [1.3, 103.8], // Singapore
    [14.6, 121.0], // Manila
    [-31.9, 115.9], // Perth
    [-33.9, 151.2], // Sydney
    [-36.8, 174.8], // Auckland
    [-18.1, 178.4], // Suva
    [-17.5, -149.6], // Papeete
  ],
};

const ANCHORS = (Object.keys(CITIES) as Part[]).flatMap((part) =>
  CITIES[part].map((city) => ({ part, direction: directionOf(...city) })),
);

export function nearestPart({ latDegrees, lonDegrees }: LonLat): Part {
  const direction = directionOf(latDegrees, lonDegrees);
  let nearest: Part = "europe";
  let largestCosine = -Infinity;
  for (const anchor of ANCHORS) {
    const cosine = anchor.direction.reduce((sum, axis, index) => sum + axis * (direction[index] ?? 0), 0);
    if (cosine > largestCosine) [nearest, largestCosine] = [anchor.part, cosine];
  }
  return nearest;
}

/** A unit vector: the larger the dot product of two, the nearer the places, across the date line as well. */
function directionOf(latDegrees: number, lonDegrees: number): readonly number[] {
  const lat = (latDegrees * Math.PI) / 180;
  const lon = (lonDegrees * Math.PI) / 180;
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}
