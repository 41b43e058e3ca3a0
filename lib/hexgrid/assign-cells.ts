import type { MapPoint } from "./points";

export interface Assignment {
  /** For every point the cell that it gets; no cell is given twice. */
  readonly cells: readonly MapPoint[];
  readonly cost: number;
}

/**
 * Gives every point a cell of its own so that the sum of squared moves is the least possible.
 *
 * Because no swap of two cells could lower that sum, no two points end up turned by more than a right angle around each
 * other. There must be at least as many cells as points. Shortest augmenting paths, as in the Hungarian method.
 */
export function assignCells(points: readonly MapPoint[], cells: readonly MapPoint[]): Assignment {
  if (points.length > cells.length) throw new RangeError("There are fewer cells than points.");
  const search = new CellSearch(points, cells);
  points.forEach((_, point) => search.admit(point));
  const chosen = search.chosenCells();
  let cost = 0;
  points.forEach((point, index) => (cost += squaredDistance(point, cellAt(chosen, index))));
  return { cells: chosen, cost };
}

class CellSearch {
  readonly #points: readonly MapPoint[];
  readonly #cells: readonly MapPoint[];
  // The inner loop runs millions of times: plain numbers keep it ten times as fast as points would.
  readonly #cellX: Float64Array;
  readonly #cellY: Float64Array;
  readonly #pointPrice: Float64Array;
  readonly #cellPrice: Float64Array;
  readonly #ownerOf: Int32Array;

  constructor(points: readonly MapPoint[], cells: readonly MapPoint[]) {
    this.#points = points;
    this.#cells = cells;
    this.#cellX = Float64Array.from(cells, ({ x }) => x);
    this.#cellY = Float64Array.from(cells, ({ y }) => y);
    this.#pointPrice = new Float64Array(points.length);
    this.#cellPrice = new Float64Array(cells.length);
    this.#ownerOf = new Int32Array(cells.length).fill(-1);
  }

  /** Gives one more point a cell; points that already have one may be handed on to another. */
  admit(newPoint: number): void {
    const [cellX, cellY, cellPrice] = [this.#cellX, this.#cellY, this.#cellPrice];
    const count = cellX.length;
    const distance = new Float64Array(count).fill(Infinity);
    const cameFrom = new Int32Array(count).fill(-1);
    const isSettled = new Uint8Array(count);
    const settled: number[] = [];
    let point = newPoint;
    let reached = 0;
    let viaCell = -1;
    while (point !== -1) {
      const { x, y } = cellAt(this.#points, point);
      const offset = reached - (this.#pointPrice[point] ?? 0);
      let nearest = -1;
      let nearestDistance = Infinity;
      for (let cell = 0; cell < count; cell += 1) {
        if (isSettled[cell] === 1) continue;
        const dx = (cellX[cell] ?? 0) - x;
        const dy = (cellY[cell] ?? 0) - y;
        const through = offset + dx * dx + dy * dy - (cellPrice[cell] ?? 0);
        let known = distance[cell] ?? 0;
        if (through < known) {
          distance[cell] = known = through;
          cameFrom[cell] = viaCell;
        }
        if (known < nearestDistance) {
          nearestDistance = known;
          nearest = cell;
        }
      }
      isSettled[nearest] = 1;
      settled.push(nearest);
      reached = nearestDistance;
      viaCell = nearest;
      point = this.#ownerOf[nearest] ?? -1;
    }
    this.#raisePrices(newPoint, settled, distance, reached);
    this.#handOver(newPoint, viaCell, cameFrom);
  }

  chosenCells(): MapPoint[] {
    const chosen = [...this.#points];
    this.#ownerOf.forEach((owner, cell) => {
      if (owner !== -1) chosen[owner] = cellAt(this.#cells, cell);
    });
    return chosen;
  }

  #raisePrices(newPoint: number, settled: readonly number[], distance: Float64Array, reached: number): void {
    this.#pointPrice[newPoint] = (this.#pointPrice[newPoint] ?? 0) + reached;
    for (const cell of settled) {
      const slack = reached - (distance[cell] ?? 0);
      const owner = this.#ownerOf[cell] ?? -1;
      this.#cellPrice[cell] = (this.#cellPrice[cell] ?? 0) - slack;
      if (owner !== -1) this.#pointPrice[owner] = (this.#pointPrice[owner] ?? 0) + slack;
    }
  }

  #handOver(newPoint: number, freeCell: number, cameFrom: Int32Array): void {
    let cell = freeCell;
    while (cell !== -1) {
      const previous = cameFrom[cell] ?? -1;
      this.#ownerOf[cell] = previous === -1 ? newPoint : (this.#ownerOf[previous] ?? -1);
      cell = previous;
    }
  }
}

function cellAt(points: readonly MapPoint[], index: number): MapPoint {
  const point = points[index];
  if (!point) throw new RangeError(`There is no point ${index}.`);
  return point;
}

function squaredDistance(a: MapPoint, b: MapPoint): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}
