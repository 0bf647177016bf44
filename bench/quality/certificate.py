"""A certificate for one run, so that pages are sent as in production: TLS and HTTP/2."""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = "127.0.0.1"


def certificate(folder: Path) -> dict[str, str]:
    """Made anew in `folder`; what the server's environment has to say of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = _signed(key).public_bytes(serialization.Encoding.PEM)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "key.pem").write_bytes(private)
    (folder / "certificate.pem").write_bytes(public)
    return {
        "GRANIAN_SSL_KEYFILE": str(folder / "key.pem"),
        "GRANIAN_SSL_CERTIFICATE": str(folder / "certificate.pem"),
    }


def _signed(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HERE)])
    now = datetime.now(UTC)
    hosts = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(HERE))])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(hosts, critical=False)
        .sign(key, hashes.SHA256())
    )
