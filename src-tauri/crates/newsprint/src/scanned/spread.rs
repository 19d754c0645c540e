//! Whether a scan shows two pages beside each other, where they part, and which is read first.
//!
//! Print is restless and the paper between two pages is not: what counts is how often a pixel differs from the next, so
//! that neither the paper's colour nor a shadow in the fold matter.

use crate::Scan;

/// Two upright pages beside each other are wider than this for their height; no single page is.
const WIDE: f32 = 1.15;

/// A scan is looked at as a picture whose longer side is at least this, in pixels: characters of a newspaper's body are
/// then eight to twelve pixels wide.
const LOOKED_AT: u32 = 1400;

/// Strips of equal height in which a gutter is looked for, so that it may lean and print may reach into it here and there.
const BANDS: usize = 24;

/// Where a gutter may be, as distance from the middle of what is printed, in shares of its width.
const OFF_MIDDLE: f32 = 0.05;

/// Gutters within a page are looked for up to here on both sides of the middle.
const WITHIN: f32 = 0.4;

/// White between two pages: as wide as this share of what is printed, clean in so much of its area, and so many times as
/// clean as any other place of that width. Measured: 1.3 to 1.6 times on pairs of modern pages, at most 1.06 on single
/// ones.
const WHITE_GUTTER: f32 = 0.02;
const WHITE: f32 = 0.8;
const WHITER: f32 = 1.2;

/// On old spreads, whose lines run downwards, print fills the fold too, and a narrow gap must do: clean in so much of its
/// area, and when looked at more widely nearly as clean as any other place. Measured: .64 and .79, .82 and .88.
const NARROW_GUTTER: f32 = 0.003;
const NARROW: f32 = 0.6;
const AROUND_NARROW: f32 = 0.012;
const NEARLY: f32 = 0.75;

/// Nor is anything else on them as clean as this: what is, is modern, and lies on its side.
const CROWDED: f32 = 0.8;

/// Such a spread has so many edges of strokes in a row, on average; what is cut out of a page has fewer. Measured: 258
/// and 277 against 150 for half a small page.
const FULL: f32 = 200.0;

/// How much of a page's restlessness a clean place may have.
const CLEAN: f32 = 0.2;

/// The most that a scan leans to a side, as a share of its height: 2°.
const LEAN: f32 = 0.035;

/// Two pages on one scan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Where they part, as a share of the scan's width.
    pub(super) at: f32,
    /// Whether they are read from right to left, because their lines run downwards.
    pub(super) from_right: bool,
}

/// The spread that a scan shows, if it does.
pub(super) fn spread(scan: &Scan) -> Option<Spread> {
    if (scan.width as f32) < WIDE * scan.height as f32 {
        return None;
    }
    let grey = Grey::of(scan);
    let restless = Restless::of(&grey)?;
    let from_right = grey.runs_downwards();
    let at = restless.white_gutter().or_else(|| restless.narrow_gutter().filter(|_| from_right))?;
    Some(Spread { at: at / grey.width as f32, from_right })
}

/// A scan without colours, made smaller by a whole factor.
struct Grey {
    width: usize,
    height: usize,
    samples: Vec<u8>,
}

impl Grey {
    fn of(scan: &Scan) -> Self {
        let factor = (scan.width.max(scan.height) / LOOKED_AT).max(1) as usize;
        let channels = usize::from(scan.channels);
        let row = scan.width as usize * channels;
        let (width, height) = (scan.width as usize / factor, scan.height as usize / factor);
        let mut samples = Vec::with_capacity(width * height);
        let mut sums = vec![0u32; width];
        for rows in scan.samples.chunks_exact(row * factor) {
            sums.fill(0);
            for row in rows.chunks_exact(row) {
                for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(factor * channels)) {
                    *sum += pixels
                        .iter()
                        .skip(channels / 2)
                        .step_by(channels)
                        .map(|&green| u32::from(green))
                        .sum::<u32>();
                }
            }
            let area = (factor * factor) as u32;
            samples.extend(sums.iter().map(|sum| u8::try_from(sum / area).unwrap_or(255)));
        }
        Self { width, height, samples }
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.samples.chunks_exact(self.width)
    }

    /// The difference between neighbours that counts: a fifth of what lies between paper and ink.
    fn threshold(&self) -> u8 {
        let (darkest, lightest) = self.tones();
        ((lightest - darkest) / 5).max(8)
    }

    /// How dark ink is and how light paper.
    fn tones(&self) -> (u8, u8) {
        let mut counts = [0usize; 256];
        self.samples.iter().for_each(|&sample| counts[usize::from(sample)] += 1);
        let at_share = |share: usize| {
            let mut below = 0;
            let place = counts.iter().position(|count| {
                below += count;
                below * 100 >= self.samples.len() * share
            });
            u8::try_from(place.unwrap_or(255)).unwrap_or(255)
        };
        (at_share(5), at_share(95))
    }

    /// Whether its lines of text run downwards: whether in most places of dense text more white lies between columns of
    /// ink than between rows.
    fn runs_downwards(&self) -> bool {
        let ink = self.ink();
        let mut down = 0.0;
        for top in (0..self.height.saturating_sub(TILE)).step_by(TILE) {
            for left in (0..self.width.saturating_sub(TILE)).step_by(TILE) {
                let (mut columns, mut rows) = ([0.0; TILE], [0.0; TILE]);
                for (y, row) in rows.iter_mut().enumerate() {
                    let start = (top + y) * self.width + left;
                    for (column, &inked) in columns.iter_mut().zip(&ink[start..start + TILE]) {
                        let inked = f32::from(u8::from(inked));
                        *column += inked;
                        *row += inked;
                    }
                }
                let share = rows.iter().sum::<f32>() / (TILE * TILE) as f32;
                if (0.1..0.6).contains(&share) {
                    down += whiteness(columns) - whiteness(rows);
                }
            }
        }
        down > 0.0
    }

    /// Which pixels are nearer to the ink than to the paper around them.
    fn ink(&self) -> Vec<bool> {
        let (darkest, lightest) = self.tones();
        let between = u16::from(darkest) + u16::from(lightest);
        self.samples.iter().map(|&sample| u16::from(sample) * 2 < between).collect()
    }
}

/// The side of the squares in which the direction of lines is looked for, in pixels: some lines of body text.
const TILE: usize = 96;

/// How empty the emptiest third of some sums is, against all of them.
fn whiteness(mut sums: [f32; TILE]) -> f32 {
    sums.sort_unstable_by(f32::total_cmp);
    let third = TILE / 3;
    let empty = sums[..third].iter().sum::<f32>() / third as f32;
    1.0 - empty * TILE as f32 / sums.iter().sum::<f32>().max(1.0)
}

/// How restless a scan is, by band and column; and what is printed of it.
struct Restless {
    /// Rows that are printed on.
    height: usize,
    /// The share of a band's pixels in a column that differ from the next.
    bands: Vec<Vec<f32>>,
    /// The columns between which something is printed.
    left: usize,
    right: usize,
    /// What is usual where something is printed.
    usual: f32,
}

impl Restless {
    fn of(grey: &Grey) -> Option<Self> {
        let threshold = grey.threshold();
        let rows: Vec<f32> = grey.rows().map(|row| restlessness(row, threshold)).collect();
        let (top, bottom) = extent(&rows)?;
        let height = (bottom - top).div_ceil(BANDS).max(1);
        let mut bands = Vec::with_capacity(BANDS);
        for band in grey.samples[top * grey.width..bottom * grey.width].chunks(height * grey.width) {
            let mut columns = vec![0.0; grey.width];
            for row in band.chunks_exact(grey.width) {
                for (column, pair) in columns.iter_mut().zip(row.windows(2)) {
                    *column += f32::from(u8::from(pair[0].abs_diff(pair[1]) > threshold));
                }
            }
            let count = (band.len() / grey.width) as f32;
            columns.iter_mut().for_each(|column| *column /= count);
            bands.push(columns);
        }
        let all: Vec<f32> = (0..grey.width)
            .map(|x| bands.iter().map(|band| band[x]).sum::<f32>() / bands.len() as f32)
            .collect();
        let (left, right) = extent(&all)?;
        let usual = all[left..right].iter().sum::<f32>() / (right - left) as f32;
        Some(Self { height: bottom - top, bands, left, right, usual })
    }

    /// Where the paper between two pages is, in columns of the picture.
    fn white_gutter(&self) -> Option<f32> {
        let (between, within) = self.cleanest(WHITE_GUTTER);
        (between.clean >= WHITE && between.clean >= WHITER * within.clean).then_some(between.at)
    }

    /// The same where print leaves little of it.
    fn narrow_gutter(&self) -> Option<f32> {
        let is_full = self.usual * (self.right - self.left) as f32 >= FULL;
        let (narrow, _) = self.cleanest(NARROW_GUTTER);
        let (between, within) = self.cleanest(AROUND_NARROW);
        let is_crowded = within.clean < CROWDED;
        (is_full && is_crowded && narrow.clean >= NARROW && between.clean >= NEARLY * within.clean)
            .then_some(narrow.at)
    }

    /// The cleanest stretches near the middle and away from it, as wide as a share of what is printed. Bands are pushed
    /// aside a little, so that what leans stands upright.
    fn cleanest(&self, share: f32) -> (Stretch, Stretch) {
        let wide = ((share * (self.right - self.left) as f32).round() as usize).max(3);
        let (mut between, mut within) = (Stretch::default(), Stretch::default());
        for lean in (-12..=12).map(|step| step as f32 / 12.0 * LEAN * self.height as f32) {
            let clean = self.clean(lean);
            let all = (wide * self.bands.len()) as f32;
            let mut sum: usize = clean[self.left..self.left + wide].iter().sum();
            for start in self.left..(self.right + 1).saturating_sub(wide) {
                let off = self.off_middle(start as f32 + wide as f32 / 2.0);
                let cleanest = if off <= OFF_MIDDLE { &mut between } else { &mut within };
                let share = sum as f32 / all;
                if off <= WITHIN && share > cleanest.clean {
                    *cleanest =
                        Stretch { at: cleanest_column(start, &clean[start..start + wide]), clean: share };
                }
                sum = sum + clean.get(start + wide).copied().unwrap_or(0) - clean[start];
            }
        }
        (between, within)
    }

    /// In how many bands each column is clean.
    fn clean(&self, lean: f32) -> Vec<usize> {
        let count = self.bands.len();
        let mut clean = vec![0; self.bands.first().map_or(0, Vec::len)];
        for (band, columns) in self.bands.iter().enumerate() {
            let aside = ((band as f32 / count as f32 - 0.5) * lean).round() as isize;
            for (x, sum) in clean.iter_mut().enumerate() {
                let column = x.checked_add_signed(aside).and_then(|at| columns.get(at));
                *sum += usize::from(column.is_none_or(|&column| column <= CLEAN * self.usual));
            }
        }
        clean
    }

    fn off_middle(&self, at: f32) -> f32 {
        let (left, right) = (self.left as f32, self.right as f32);
        ((at - (left + right) / 2.0) / (right - left)).abs()
    }
}

/// A stretch as wide as a gutter.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    /// Its cleanest column, or the middle of them.
    at: f32,
    /// How much of it is clean.
    clean: f32,
}

/// The column that is clean in the most bands, or the middle of such.
fn cleanest_column(start: usize, columns: &[usize]) -> f32 {
    let most = columns.iter().max().copied().unwrap_or(0);
    let first = columns.iter().position(|&count| count == most).unwrap_or(0);
    let last = columns.iter().rposition(|&count| count == most).unwrap_or(0);
    (start * 2 + first + last + 1) as f32 / 2.0
}

/// The share of a row's pixels that differ from the next.
fn restlessness(row: &[u8], threshold: u8) -> f32 {
    let differ = row.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) > threshold).count();
    differ as f32 / row.len().max(1) as f32
}

/// From where to where figures are at least a third of what they are in the middle half: what is printed, without the
/// specks of the margins.
fn extent(figures: &[f32]) -> Option<(usize, usize)> {
    let middle = &figures[figures.len() / 4..figures.len() * 3 / 4];
    let usual = middle.iter().sum::<f32>() / middle.len().max(1) as f32;
    let is_print = |figure: &f32| usual > 0.0 && *figure > usual / 3.0;
    let first = figures.iter().position(is_print)?;
    let last = figures.iter().rposition(is_print)?;
    (last > first + 64).then_some((first, last))
}
