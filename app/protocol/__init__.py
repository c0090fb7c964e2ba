"""What travels between client and hub: operations, records, codec, signatures, version."""
