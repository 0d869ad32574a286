package io.creatorfleet.media.bucket;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket that files are kept in. */
public final class Bucket {

    private final S3Client s3;
    private final String name;

    public Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /** Stores an object in one request, as its body comes in; returns its ETag. */
    public String put(String key, String contentType, InputStream body, long length) {
        return unquoted(s3.putObject(
                        put -> put.bucket(name)
                                .key(key)
                                .contentType(contentType)
                                .contentLength(length),
                        RequestBody.fromInputStream(body, length))
                .eTag());
    }

    /** Begins an object that is stored in parts. */
    public Upload begin(String key, String contentType) {
        String id = s3.createMultipartUpload(
                        create -> create.bucket(name).key(key).contentType(contentType))
                .uploadId();
        return new Upload(s3, name, key, id);
    }

    /** An upload that was begun before, of which nothing is known but its name. */
    public Upload upload(String key, String id) {
        return new Upload(s3, name, key, id);
    }

    /** The bytes of an object. */
    public InputStream read(String key) {
        return s3.getObject(get -> get.bucket(name).key(key));
    }

    public void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(name).key(key));
    }

    /** Empty for none, which a server may have for a file that somebody else put where it keeps its objects. */
    static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
