//! Pixels that are about to become a picture: cut out, made smaller, encoded.

use crate::{Fault, PictureKind};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ImageEncoder, ImageError};
use pic_scale::{
    ImageSize, ImageStore, ImageStoreMut, PicScaleError, ResamplingFunction, Scaler, ThreadingPolicy,
};

/// At this quality nobody tells a scan from its copy, and it is a quarter as large as lossless.
const JPEG_QUALITY: u8 = 85;

/// Upright pixels: `channels` (1: grey, 3: red, green, blue) bytes each, row by row.
#[derive(Clone, Debug)]
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) channels: u8,
    pub(crate) samples: Vec<u8>,
}

/// A part of a picture, in whole pixels; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Pixels {
    /// Paper without print.
    pub(crate) fn blank(width: u32, height: u32, channels: u8) -> Self {
        let samples = vec![255; width as usize * height as usize * usize::from(channels)];
        Self { width, height, channels, samples }
    }

    /// A part of it, which must lie within.
    pub(crate) fn cut(self, part: Part) -> Self {
        if (part.width, part.height) == (self.width, self.height) {
            return self;
        }
        let mut cut = Self::blank(part.width, part.height, self.channels);
        cut.paste(&self, part, 0, 0);
        cut
    }

    /// Copies a part of another picture, with as many channels, to a place of this one; both must have room for it.
    pub(crate) fn paste(&mut self, from: &Self, part: Part, left: u32, top: u32) {
        let channels = usize::from(self.channels);
        let row_at =
            |pixels: &Self, x: u32, y: u32| (y as usize * pixels.width as usize + x as usize) * channels;
        let length = part.width as usize * channels;
        for y in 0..part.height {
            let source = row_at(from, part.left, part.top + y);
            let target = row_at(self, left, top + y);
            self.samples[target..target + length].copy_from_slice(&from.samples[source..source + length]);
        }
    }

    /// The same with a longer side of at most `longest`.
    pub(crate) fn within(self, longest: u32) -> Result<Self, Fault> {
        let longer = self.width.max(self.height);
        if longer <= longest {
            return Ok(self);
        }
        let shrunk =
            |side: u32| (f64::from(side) * f64::from(longest) / f64::from(longer)).round().max(1.0) as u32;
        let (width, height) = (shrunk(self.width), shrunk(self.height));
        let samples = match self.channels {
            1 => self.scaled::<1>(width, height),
            _ => self.scaled::<3>(width, height),
        };
        let samples = samples.map_err(|error| Fault::Damaged(error.to_string()))?;
        Ok(Self { width, height, samples, channels: self.channels })
    }

    fn scaled<const CHANNELS: usize>(&self, width: u32, height: u32) -> Result<Vec<u8>, PicScaleError>
    where
        Scaler: Scales<CHANNELS>,
    {
        let (from, to) = (size(self.width, self.height), size(width, height));
        let source = ImageStore::<u8, CHANNELS>::from_slice(&self.samples, from.width, from.height)?;
        let mut target = ImageStoreMut::<u8, CHANNELS>::try_alloc(to.width, to.height)?;
        let mut scaler = Scaler::new(ResamplingFunction::Hermite);
        scaler.set_threading_policy(ThreadingPolicy::Single);
        scaler.scale(&source, &mut target)?;
        Ok(target.buffer.borrow().to_vec())
    }

    /// A file of a kind.
    pub(crate) fn encode(&self, kind: PictureKind) -> Result<Vec<u8>, Fault> {
        let color = if self.channels == 1 { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
        let mut bytes = Vec::new();
        let done = match kind {
            PictureKind::Png => {
                PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive)
                    .write_image(&self.samples, self.width, self.height, color)
            }
            PictureKind::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).write_image(
                &self.samples,
                self.width,
                self.height,
                color,
            ),
        };
        done.map_err(|error: ImageError| Fault::Damaged(error.to_string()))?;
        Ok(bytes)
    }
}

/// Scaling of grey and of coloured pixels, which the scaler calls by different names.
trait Scales<const CHANNELS: usize> {
    fn scale(
        &self,
        from: &ImageStore<'_, u8, CHANNELS>,
        to: &mut ImageStoreMut<'_, u8, CHANNELS>,
    ) -> Result<(), PicScaleError>;
}

impl Scales<1> for Scaler {
    fn scale(
        &self,
        from: &ImageStore<'_, u8, 1>,
        to: &mut ImageStoreMut<'_, u8, 1>,
    ) -> Result<(), PicScaleError> {
        self.plan_planar_resampling(from.size(), to.size())?.resample(from, to)
    }
}

impl Scales<3> for Scaler {
    fn scale(
        &self,
        from: &ImageStore<'_, u8, 3>,
        to: &mut ImageStoreMut<'_, u8, 3>,
    ) -> Result<(), PicScaleError> {
        self.plan_rgb_resampling(from.size(), to.size())?.resample(from, to)
    }
}

fn size(width: u32, height: u32) -> ImageSize {
    ImageSize::new(width as usize, height as usize)
}
