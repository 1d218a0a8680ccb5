"""Records small images of every kind, and what Pillow makes of them: images.txt beside.

A line is a name, the file in base64, and its pixels as Pillow's convert("RGB") has them, [height,
width, 3] in base64, or "refused"; resized ones have the pixels in place of the file, and the filter
and size in the name. To be run in this folder.
"""
import base64
import io

import numpy as np
from PIL import Image

HEIGHT, WIDTH = 9, 13
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
RGB = np.stack([x * 19 % 256, (y * 31 + x * 5) % 256, (x * y * 7 + 40) % 256], axis=-1).astype(np.uint8)
SMOOTH = np.stack([x * 15, y * 25, 128 + x * 4 - y * 6], axis=-1).astype(np.uint8)
colour = Image.fromarray(RGB)
alpha = colour.copy()
alpha.putalpha(Image.fromarray((x * 20).astype(np.uint8)))
deep = Image.fromarray((x * 5000 + y * 37).astype(np.uint16))
grey_alpha = Image.merge("LA", (colour.convert("L"), alpha.getchannel("A")))


def pack(data):
    return base64.b64encode(bytes(data)).decode()


with open("images.txt", "w") as out:

    def record(name, image, kind, **options):
        file = io.BytesIO()
        image.save(file, kind, **options)
        again = Image.open(io.BytesIO(file.getvalue()))
        if again.mode == "I" or again.mode.startswith("I;16"):
            # Pillow clips these instead; the upper byte is what it takes of 16-bit colours.
            levels = (np.asarray(again).astype(np.int64) >> 8).astype(np.uint8)
            rgb = np.repeat(levels[:, :, None], 3, axis=-1).tobytes()
        else:
            rgb = again.convert("RGB").tobytes()
        print(f"{name}.{kind}", pack(file.getvalue()), "refused" if "cmyk" in name else pack(rgb), file=out)

    record("colour", colour, "png")
    record("grey", colour.convert("L"), "png")
    record("alpha", alpha, "png")
    record("greyalpha", grey_alpha, "png")
    record("palette", colour.quantize(11), "png")
    record("bit", colour.convert("1"), "png")
    record("deep", deep, "png")
    record("colour", colour, "bmp")
    record("grey", colour.convert("L"), "bmp")
    record("palette", colour.quantize(11), "bmp")
    record("bit", colour.convert("1"), "bmp")
    record("colour", colour.quantize(200), "gif")
    record("grey", colour.convert("L"), "gif")
    record("smooth", Image.fromarray(SMOOTH), "jpeg", quality=95, subsampling=0)
    record("progressive", Image.fromarray(SMOOTH), "jpeg", quality=95, subsampling=0, progressive=True)
    record("halved", Image.fromarray(SMOOTH), "jpeg", quality=90)
    record("grey", Image.fromarray(SMOOTH).convert("L"), "jpeg", quality=95)
    record("cmyk", Image.fromarray(SMOOTH).convert("CMYK"), "jpeg")
    for kind, how in [("bilinear", Image.BILINEAR), ("box", Image.BOX)]:
        for height, width in [(9, 13), (4, 5), (20, 31), (9, 6), (3, 13), (1, 1), (17, 2)]:
            print(f"{kind}-{height}-{width}", pack(RGB.tobytes()), pack(colour.resize((width, height), how).tobytes()), file=out)
    print("convert-L", pack(RGB.tobytes()), pack(colour.convert("L").tobytes()), file=out)
