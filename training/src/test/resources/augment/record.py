"""Records what Pillow 9.4 and torchvision 0.14 (Debian's python3-pil, python3-torchvision) make of small images.

Writes pillow.bin.gz beside itself, big-endian records:
  1, channels, height (u16), width (u16), values [channels, height, width]: the image of what follows
  2, name, count of numbers, numbers (f64), height, width, 0 and all values, or 1 and 8 bytes of their SHA-256
  3, name of policy, index of sub-policy, position, name of operation, probability, magnitude, 1 if signed (f64)
A name is its length (u8) and ASCII. All values are written of results of at most 24 pixels.
"""
import gzip
import hashlib
import os
import struct

import numpy as np
import torch
from PIL import Image, ImageEnhance, ImageOps
from torchvision.transforms import InterpolationMode, autoaugment
from torchvision.transforms import functional as F

NEAREST, BILINEAR = Image.Resampling.NEAREST, Image.Resampling.BILINEAR
out = bytearray()


def planes(image):
    array = np.asarray(image)
    return array[None] if array.ndim == 2 else array.transpose(2, 0, 1)


def name(text):
    return bytes([len(text)]) + text.encode("ascii")


def image_record(image):
    array = planes(image)
    out.extend(struct.pack(">BBHH", 1, *array.shape) + array.tobytes())


def case(operation, numbers, image):
    array = planes(image)
    out.extend(b"\2" + name(operation) + bytes([len(numbers)]))
    out.extend(struct.pack(">%dd" % len(numbers), *numbers))
    out.extend(struct.pack(">HH", *array.shape[1:]))
    raw = array.tobytes()
    small = array.shape[1] * array.shape[2] <= 24
    out.extend(b"\0" + raw if small else b"\1" + hashlib.sha256(raw).digest()[:8])


def images():
    random = np.random.RandomState(11)

    def of(array):
        return Image.fromarray(array.astype(np.uint8))

    extents = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 7), (3, 3), (4, 5), (7, 7), (8, 8), (5, 9), (16, 13), (32, 32)]
    for height, width in extents:
        yield of(random.randint(0, 256, (height, width)))
        yield of(random.randint(0, 256, (height, width, 3)))
    for constant in (0, 1, 127, 255):
        yield of(np.full((6, 5), constant))
    yield of(np.full((5, 6, 3), 200))
    y, x = np.mgrid[0:24, 0:33]
    yield of(x * 7)
    yield of(np.stack([x * 5, y * 9, 255 - (x + y) * 4], 2))
    yield of(random.randint(100, 140, (21, 20)))
    yield of(np.stack([random.randint(0, 9, (20, 27)), random.randint(90, 200, (20, 27)), y[:20, :27] * 0 + 31], 2))
    yield of((x // 4 + y // 4) % 2 * 255)
    yield of(np.kron(random.randint(0, 256, (9, 12, 3)), np.ones((3, 3, 1))))
    # 509 pixels below the largest value: the table of equalize leaves 8 bits.
    odd = np.arange(510) % 254
    odd[-1] = 255
    yield of(odd.reshape(17, 30))
    # Every hue and saturation that 8 bits show coarsely.
    grid = np.stack(np.meshgrid(*[np.linspace(0, 255, 16)] * 3), -1)
    yield of(grid.reshape(64, 64, 3))


def geometry(image):
    colour = len(image.getbands()) == 3
    width, height = image.size
    fills = [[], [77], [10, 200, 77] if colour else [255]]
    for sampling in (NEAREST, BILINEAR):
        for number, fill in enumerate(fills):
            pillow = None if not fill else tuple(fill * 3)[:3] if colour else fill[0]
            head = [1.0 if sampling == BILINEAR else 0.0]
            angles = [0, 1e-9, 9, -30, 45, 90, 135.5, 180, 270, 360, -90, -17.3, 300, 719] if number else [33, 90]
            for angle in angles:
                turned = image.rotate(angle, sampling, fillcolor=pillow)
                case("rotate", head + [angle] + fill, turned)

            def affine(operation, magnitude, *matrix):
                moved = image.transform(image.size, Image.Transform.AFFINE, matrix, sampling, fillcolor=pillow)
                case(operation, head + [magnitude] + fill, moved)

            for shear in (0, 0.1, -0.3, 0.99, 1, -1.7) if number else (0.3,):
                affine("shearX", shear, 1, shear, 0, 0, 1, 0)
                affine("shearY", shear, 1, 0, 0, shear, 1, 0)
            for shift in (0, 1, -3, 2.5, -0.4, 1e6) if number else (1,):
                affine("translateX", shift, 1, 0, -shift, 0, 1, 0)
                affine("translateY", shift, 1, 0, 0, 0, 1, -shift)
            for matrix in [(0.7, 0.2, -1, -0.1, 1.3, 2), (2, 0, -0.5, 0, 0.5, 0.3), (1, 1e5, 0, 0.1, 1, 0)]:
                moved = image.transform(image.size, Image.Transform.AFFINE, matrix, sampling, fillcolor=pillow)
                case("transform", head + list(matrix) + fill, moved)
    for number, fill in enumerate(fills[1:]):
        pillow = tuple(fill * 3)[:3] if colour else fill[0]
        for top, left, rows, columns in [(0, 0, height, width), (-2, 1, height, width), (1, -3, 4, 5), (40, 0, 2, 2)]:
            border = 50
            window = (left + border, top + border, left + border + columns, top + border + rows)
            case("crop", [top, left, rows, columns] + fill, ImageOps.expand(image, border, pillow).crop(window))
            pasted = image.copy()
            pasted.paste(pillow, (left, top, left + columns, top + rows))
            case("erase", [top, left, rows, columns] + fill, pasted)
    case("flipHorizontal", [], ImageOps.mirror(image))
    case("flipVertical", [], ImageOps.flip(image))


def colours(image):
    case("invert", [], ImageOps.invert(image))
    case("autoContrast", [], ImageOps.autocontrast(image))
    case("equalize", [], ImageOps.equalize(image))
    for threshold in (0, 1, 100.5, 128, 255, 256):
        case("solarize", [threshold], ImageOps.solarize(image, threshold))
    for bits in range(1, 9):
        case("posterize", [bits], ImageOps.posterize(image, bits))
    for factor in (0, 0.1, 0.5, 0.55, 0.91, 1, 1.09, 1.3, 1.9, 3.7, 1000, -0.5):
        case("brightness", [factor], ImageEnhance.Brightness(image).enhance(factor))
        case("contrast", [factor], ImageEnhance.Contrast(image).enhance(factor))
        case("saturation", [factor], ImageEnhance.Color(image).enhance(factor))
        case("sharpness", [factor], ImageEnhance.Sharpness(image).enhance(factor))
    for stops in (-8, -1, -0.3, 0, 0.5, 1, 2.7):
        table = [int(min(255, v * 2.0**stops + 0.5)) for v in range(256)]
        case("exposure", [stops], image.point(table * len(image.getbands())))
    for turn in (-0.5, -0.25, -0.013, 0, 0.001, 0.1, 0.37, 0.5):
        case("hue", [turn], F.adjust_hue(image, turn))


def policy(image):
    """Each step of each published policy, as torchvision applies it, with both signs."""
    tables = [
        ("imageNet", autoaugment.AutoAugmentPolicy.IMAGENET),
        ("cifar10", autoaugment.AutoAugmentPolicy.CIFAR10),
        ("svhn", autoaugment.AutoAugmentPolicy.SVHN),
    ]
    for label, published in tables:
        module = autoaugment.AutoAugment(published)
        space = module._augmentation_space(10, image.size[::-1])
        for index, steps in enumerate(module.policies):
            for position, (operation, probability, level) in enumerate(steps):
                magnitudes, signed = space[operation]
                magnitude = float(magnitudes[level]) if level is not None else 0.0
                step(image, label, index, position, operation, probability, magnitude, signed)
    rand = autoaugment.RandAugment(magnitude=9)
    for index, (operation, (magnitudes, signed)) in enumerate(rand._augmentation_space(31, image.size[::-1]).items()):
        magnitude = float(magnitudes[9]) if magnitudes.ndim else 0.0
        step(image, "rand", index, 0, operation, 1, magnitude, signed)
    for index, (operation, (magnitudes, signed)) in enumerate(autoaugment.TrivialAugmentWide()._augmentation_space(31).items()):
        for level in range(31):
            magnitude = float(magnitudes[level]) if magnitudes.ndim else 0.0
            step(image, "trivial", 31 * index + level, 0, operation, 1, magnitude, signed)


def step(image, label, index, position, operation, probability, magnitude, signed):
    out.extend(b"\3" + name(label) + bytes([index // 256, index % 256, position]) + name(operation))
    out.extend(struct.pack(">3d", probability, magnitude, 1.0 if signed else 0.0))
    for sign in (1, -1) if signed else (1,):
        applied = autoaugment._apply_op(image, operation, sign * magnitude, InterpolationMode.NEAREST, [128.0] * 3)
        case("step", [sign], applied)


for number, image in enumerate(images()):
    image_record(image)
    geometry(image)
    colours(image)
last = np.random.RandomState(5).randint(0, 256, (19, 23, 3)).astype(np.uint8)
image_record(Image.fromarray(last))
policy(Image.fromarray(last))
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pillow.bin.gz")
with open(path, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=9, mtime=0, filename="") as packed:
    packed.write(bytes(out))
print(number + 1, "images;", len(out), "bytes;", os.path.getsize(path), "compressed")
