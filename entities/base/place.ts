/** A point on the map as offices here use it: GCJ-02, decimal degrees. Source: domain.md §3 #5. */
export interface Place {
  lng: number
  lat: number
}

const EARTH_METRES = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two points given in the same system. */
export function metresBetween(a: Place, b: Place): number {
  const dLat = radians(b.lat - a.lat)
  const dLng = radians(b.lng - a.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** A point somebody may have meant: 0,0 is what a phone writes that does not know where it is. */
export const isPlace = ({ lng, lat }: Place): boolean =>
  Number.isFinite(lng) &&
  Number.isFinite(lat) &&
  Math.abs(lat) <= 90 &&
  Math.abs(lng) <= 180 &&
  (lng !== 0 || lat !== 0)

/** The ellipsoid of Krassowski, by which GCJ-02 is moved. */
const AXIS = 6_378_245
const FLATNESS = 0.006_693_421_622_965_943

const isOutsideChina = ({ lng, lat }: Place) => lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271

/**
 * What a satellite receiver says (WGS-84) as maps in China show it (GCJ-02, 300 to 700 m away). Points outside China stay. There is
 * no published formula; this is the one everybody computes with, good to a metre or two.
 */
export function gcj02(wgs84: Place): Place {
  if (isOutsideChina(wgs84)) return wgs84
  const x = wgs84.lng - 105
  const y = wgs84.lat - 35
  const waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3)
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    waves +
    (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3) +
    (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * (2 / 3)
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    waves +
    (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) +
    (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3)
  const latitude = radians(wgs84.lat)
  const magic = 1 - FLATNESS * Math.sin(latitude) ** 2
  const perLat = (Math.PI / 180) * ((AXIS * (1 - FLATNESS)) / (magic * Math.sqrt(magic)))
  const perLng = (Math.PI / 180) * (AXIS / Math.sqrt(magic)) * Math.cos(latitude)
  return { lng: wgs84.lng + east / perLng, lat: wgs84.lat + north / perLat }
}
