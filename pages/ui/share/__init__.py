"""The panel that makes links: what they open, hide and lock, as address, QR code and frame."""
