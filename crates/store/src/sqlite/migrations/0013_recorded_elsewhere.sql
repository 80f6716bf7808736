-- PDFs that came from the outside registry: one file is one case's.
CREATE TABLE recorded_elsewhere (
    government INTEGER NOT NULL,
    certificate_sha256 TEXT NOT NULL,
    application INTEGER NOT NULL,
    PRIMARY KEY (government, certificate_sha256)
) STRICT, WITHOUT ROWID;
