package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A comparison of an object's bytes with the checksum that was taken when it was stored: what a listing cannot show. */
final class Rehash {

    private final AuditStore rows;
    private final BucketContents contents;

    Rehash(AuditStore rows, BucketContents contents) {
        this.rows = rows;
        this.contents = contents;
    }

    /** Whether the object has the bytes its row speaks of; one that changed meanwhile is judged by the next audit. */
    boolean isSound(StoredObject object) throws IOException {
        Optional<InputStream> bytes = contents.open(object);
        if (bytes.isEmpty()) {
            return true;
        }
        String found = sha256(bytes.get());
        return rows.checksum(object.key(), object.etag()).map(found::equals).orElse(true);
    }

    private static String sha256(InputStream bytes) throws IOException {
        try (DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
