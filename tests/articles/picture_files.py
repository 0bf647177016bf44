"""Picture files as cameras, agencies and phones send them, made here with Pillow."""

import zlib
from io import BytesIO
from struct import pack

from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

# Strings that no served file may hold; each stands in another place of the files.
SECRETS = (
    b"CANARY-OWNER",
    b"CANARY-SERIAL",
    b"CANARY-XMP",
    b"CANARY-IPTC",
    b"CANARY-COMMENT",
)
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FORMATS = ("jpeg", "png", "webp", "avif", "gif")


def exif(**words: str) -> Image.Exif:
    """Position, owner and device, a quarter turn, and words by their EXIF name."""
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = 6
    made[ExifTags.Base.Make] = "CANARY-OWNER camera"
    for name, text in words.items():
        made[ExifTags.Base[name]] = text
    details = made.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.CameraOwnerName] = "CANARY-OWNER"
    details[ExifTags.Base.BodySerialNumber] = "CANARY-SERIAL"
    position = made.get_ifd(ExifTags.IFD.GPSInfo)
    position[ExifTags.GPS.GPSLatitudeRef] = "N"
    position[ExifTags.GPS.GPSLatitude] = (53.0, 33.0, 7.0)
    return made


def xmp(properties: str = "") -> bytes:
    """A packet with the given properties and a position."""
    return f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" exif:GPSLatitude="53,33.1N" aux:OwnerName="CANARY-XMP"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def iptc(*sets: tuple[int, int, bytes]) -> bytes:
    """The data sets as a JPEG holds them, in a Photoshop block of segment APP13."""
    data = b"".join(
        pack(">BBBH", 0x1C, record, number, len(value)) + value
        for record, number, value in sets
    )
    block = b"8BIM\x04\x04\x00\x00" + pack(">I", len(data)) + data
    segment = b"Photoshop 3.0\x00" + block + b"\x00" * (len(data) % 2)
    return b"\xff\xed" + pack(">H", len(segment) + 2) + segment


def pixels(size=(60, 40), mode="RGB") -> Image.Image:
    """Red at the left, blue at the right, so that turning it can be seen."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    return image.convert(mode)


def jpeg(*, exif_data=None, xmp_data=b"", app13=b"", comment="", **options) -> bytes:
    out = BytesIO()
    more = {"exif": exif_data} if exif_data else {}
    options.setdefault("icc_profile", PROFILE)
    pixels().save(out, "JPEG", xmp=xmp_data, comment=comment, **more, **options)
    made = out.getvalue()
    return made[:2] + app13 + made[2:]


def laden(format_: str) -> bytes:
    """A file of this format with all that it can carry."""
    if format_ == "jpeg":
        secret = iptc((2, 120, b"CANARY-IPTC"))
        return jpeg(
            exif_data=exif(), xmp_data=xmp(), app13=secret, comment="CANARY-COMMENT"
        )
    out = BytesIO()
    if format_ == "gif":
        frames = [pixels(mode="P"), Image.new("P", (60, 40), 7)]
        frames[0].save(
            out, "GIF", save_all=True, append_images=frames[1:], comment=SECRETS[-1]
        )
        return out.getvalue()
    options = {"exif": exif(), "icc_profile": PROFILE}
    if format_ == "png":
        text = PngInfo()
        text.add_text("Comment", "CANARY-COMMENT")
        text.add_itxt("XML:com.adobe.xmp", xmp().decode())
        options["pnginfo"] = text
    else:
        options["xmp"] = xmp()
    pixels().save(out, format_.upper(), **options)
    return out.getvalue()


def png_chunk(name: bytes, data: bytes) -> bytes:
    checked = zlib.crc32(name + data)
    return pack(">I", len(data)) + name + data + pack(">I", checked)


def png_of(width: int, height: int) -> bytes:
    """A PNG that is a few bytes long and says that it is this large."""
    header = png_chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(b"\x00" * 100)) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + body


def gif_of(width: int, height: int) -> bytes:
    return b"GIF89a" + pack("<HH", width, height) + laden("gif")[10:]


def progressive(passes: int) -> bytes:
    """A JPEG with its last pass repeated, which takes ever longer to decode."""
    out = BytesIO()
    pixels().save(out, "JPEG", progressive=True)
    data = out.getvalue()
    last = data.rfind(b"\xff\xda")
    return data[:last] + data[last:-2] * passes + data[-2:]
